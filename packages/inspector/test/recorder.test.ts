import { expect, it } from 'vitest';
import { createRecorder } from '../src/recorder.js';
import { createLedger, lead } from './events.js';

it('gathers all steps of one event in one row', () => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 10);
  const event = lead('e1');
  ledger.tell({ stage: 'accepted', event, payload: { raw: 1 }, source: 'autochat' });
  ledger.tell({ stage: 'held', event, sink: 'ga4', reason: 'not_ready' });
  ledger.tell({ stage: 'delivered', event, sink: 'meta' });
  ledger.tell({ stage: 'delivered', event, sink: 'ga4' });

  expect(recorder.rows()).toHaveLength(1);
  expect(recorder.rows()[0]).toMatchObject({ source: 'autochat', event, payload: { raw: 1 } });
  expect(recorder.rows()[0]?.steps.map(({ stage, sink, reason }) => [stage, sink, reason])).toEqual([
    ['accepted', undefined, undefined],
    ['held', 'ga4', 'not_ready'],
    ['delivered', 'meta', undefined],
    ['delivered', 'ga4', undefined],
  ]);
});

it('gives what did not become an event a row of its own, and so an event of a page before', () => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 10);
  ledger.tell({ stage: 'rejected', payload: 1, source: 'autochat', reason: 'not_an_object' });
  ledger.tell({ stage: 'duplicate', payload: 2, source: 'autochat' });
  ledger.tell({ stage: 'restored', event: lead('old'), sink: 'ga4' });
  ledger.tell({ stage: 'delivered', event: lead('old'), sink: 'ga4' });
  expect(recorder.rows().map(({ number, source, steps }) => [number, source, steps.length])).toEqual([
    [1, 'autochat', 1],
    [2, 'autochat', 1],
    [3, 'autochat', 2],
  ]);
});

it('keeps so many rows and no more, and counts those that it gave up', () => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 3);
  for (let number = 1; number <= 10; number++) ledger.tell({ stage: 'accepted', event: lead(`e${number}`), source: 'autochat' });
  expect(recorder.rows().map(({ event }) => event?.event_id)).toEqual(['e8', 'e9', 'e10']);
  expect(recorder.forgotten()).toBe(7);
  // An event that was given up and comes by again does not bring its old row back.
  ledger.tell({ stage: 'delivered', event: lead('e1'), sink: 'ga4' });
  expect(recorder.rows().map(({ event }) => event?.event_id)).toEqual(['e9', 'e10', 'e1']);
});

it.each([0, -1, Number.NaN])('keeps one row where it is told to keep %d', (limit) => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, limit);
  for (let number = 1; number <= 3; number++) ledger.tell({ stage: 'accepted', event: lead(`e${number}`), source: 'autochat' });
  expect(recorder.rows().map(({ event }) => event?.event_id)).toEqual(['e3']);
});

it('keeps the first and the last steps of an event that is tried for hours', () => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 3);
  ledger.tell({ stage: 'accepted', event: lead('e1'), source: 'autochat' });
  for (let number = 0; number < 1000; number++) ledger.tell({ stage: 'held', event: lead('e1'), sink: 'webhook', reason: 'retry' });
  ledger.tell({ stage: 'delivered', event: lead('e1'), sink: 'webhook' });
  const steps = recorder.rows()[0]?.steps ?? [];
  expect(steps.length).toBeLessThan(100);
  expect([steps[0]?.stage, steps.at(-1)?.stage]).toEqual(['accepted', 'delivered']);
});

it('tells those who watch, and nobody after they stopped', () => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 3);
  let told = 0;
  const stop = recorder.watch(() => told++);
  ledger.tell({ stage: 'accepted', event: lead('e1'), source: 'autochat' });
  stop();
  ledger.tell({ stage: 'accepted', event: lead('e2'), source: 'autochat' });
  expect(told).toBe(1);
  recorder.stop();
  expect(ledger.listeners).toBe(0);
});

it('begins anew when it is cleared', () => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 3);
  ledger.tell({ stage: 'accepted', event: lead('e1'), source: 'autochat' });
  recorder.clear();
  ledger.tell({ stage: 'delivered', event: lead('e1'), sink: 'ga4' });
  expect(recorder.rows().map(({ steps }) => steps.length)).toEqual([1]);
});

it('knows what a sink owes beyond what was accepted on this page', () => {
  const ledger = createLedger();
  const { owed } = createRecorder(ledger, 1);
  ledger.tell({ stage: 'restored', event: lead('old'), sink: 'ga4' });
  ledger.tell({ stage: 'restored', event: lead('older'), sink: 'ga4' });
  ledger.tell({ stage: 'dropped', event: lead('old'), sink: 'ga4', reason: 'duplicate' });
  ledger.tell({ stage: 'accepted', event: lead('e1'), source: 'autochat' });
  ledger.tell({ stage: 'dropped', event: lead('e1'), sink: 'meta', reason: 'denied' });
  ledger.tell({ stage: 'dropped', event: lead('e2'), sink: 'meta', reason: 'expired' });
  ledger.tell({ stage: 'carried', event: lead('e3'), sink: 'meta' });
  const { event_type: type } = lead('e1');
  expect([owed(type, 'ga4'), owed(type, 'meta'), owed(type, 'gtm')]).toEqual([1, -2, 0]);
});
