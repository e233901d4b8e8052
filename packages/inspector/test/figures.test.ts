import type { Health } from '@chat-analytics/core';
import { expect, it } from 'vitest';
import { figuresOf, lostOf, qualityOf, repeatedOf } from '../src/figures.js';
import { volumeOf } from '../src/volume.js';
import { toneOfStep } from '../src/words.js';
import type { RecordedRow, Step } from '../src/recorder.js';

it('counts as lost what nobody wished to lose', () => {
  expect(lostOf({ denied: 3, duplicate: 2, filtered: 1 })).toBe(0);
  expect(lostOf({ denied: 3, expired: 2, overflow: 4 })).toBe(6);
});

it('sums up how things are', () => {
  const sources: Health['sources'] = { autochat: { status: 'listening', received: 9, accepted: 6, duplicate: 1, ignored: 0, rejected: { unknown_event: 2 } } };
  const sinks: Health['sinks'] = { ga4: { status: 'ready', offered: 6, restored: 0, delivered: 2, held: { pace: 1, sending: 1 }, carried: 0, dropped: { denied: 1 }, failed: 1, attempts: 3 } };
  expect(figuresOf({ sources, sinks })).toEqual({ received: 9, accepted: 6, delivered: 2, waiting: 2, lost: 3 });
});

it('says how much of a type arrives at a sink of what should, and no rate where nothing should', () => {
  expect(qualityOf({ accepted: 4, delivered: { ga4: 3 }, failed: { ga4: 1 } }, 'ga4', 0)).toEqual({ delivered: 3, failed: 1, due: 4, rate: 0.75 });
  // Two came from a page before; of what was accepted here one was refused by the shopper.
  expect(qualityOf({ accepted: 2, delivered: { ga4: 3 }, failed: {} }, 'ga4', 2).rate).toBe(0.75);
  expect(qualityOf({ accepted: 4, delivered: { ga4: 3 }, failed: {} }, 'ga4', -1).rate).toBe(1);
  expect(qualityOf({ accepted: 2, delivered: {}, failed: {} }, 'ga4', -2).rate).toBeUndefined();
  // What came back before the recording began cannot make it more than all.
  expect(qualityOf({ accepted: 0, delivered: { ga4: 3 }, failed: { ga4: 1 } }, 'ga4', 0).rate).toBe(0.75);
});

it('counts attempts that are to be repeated, of those that are neither under way nor what the sink would not have', () => {
  const sink = { status: 'ready', offered: 9, restored: 0, delivered: 2, held: { retry: 3, sending: 1 }, carried: 0, dropped: { denied: 1, expired: 1, filtered: 2 }, failed: 1, attempts: 11 } as const;
  expect(repeatedOf(sink)).toBe(5);
  expect(repeatedOf({ ...sink, attempts: 2 })).toBe(0);
});

it('counts over time, in spans that are wide enough for the range', () => {
  const now = Date.parse('2026-02-11T09:30:00.000Z');
  const step = (stage: Step['stage'], ago: number, reason?: string): Step => ({ at: now - ago, stage, sink: 'ga4', reason });
  const row: RecordedRow = { number: 1, at: now, source: 'a', event: undefined, payload: undefined, steps: [step('accepted', 500), step('delivered', 400), step('failed', 61_000), step('dropped', 300, 'expired'), step('dropped', 300, 'denied'), step('held', 300)] };
  const minute = volumeOf([row], now, 60);
  const total = (list: number[]): number => list.reduce((sum, number) => sum + number, 0);
  expect(minute.times).toHaveLength(60);
  expect([total(minute.accepted), total(minute.delivered), total(minute.failed)]).toEqual([1, 1, 1]);
  const hour = volumeOf([row], now, 3600);
  expect(hour.times.length).toBeLessThanOrEqual(120);
  expect(total(hour.failed)).toBe(2);
});

it('counts a sink of one’s own that leaves something out for a reason of its own as lost everywhere', () => {
  const at = Date.now();
  const step: Step = { at, stage: 'dropped', sink: 'crm', reason: 'too_large' };
  expect(lostOf({ too_large: 1 })).toBe(1);
  expect(volumeOf([{ number: 1, at, source: 'autochat', event: undefined, payload: undefined, steps: [step] }], at, 60).failed.reduce((total, count) => total + count)).toBe(1);
  expect(toneOfStep(step)).toBe('bad');
});
