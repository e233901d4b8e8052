import { describe, expect, it } from 'vitest';
import type { RecordedRow } from '../src/recorder.js';
import { createRecorder } from '../src/recorder.js';
import { beginningOf, choicesOf, everything, exportRow, fatesOf, filterRows, subtitleOf, titleOf, troubleOf } from '../src/rows.js';
import { createLedger, lead } from './events.js';

function record(): readonly RecordedRow[] {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 100);
  const first = lead('e1');
  ledger.tell({ stage: 'accepted', event: first, payload: { email: 'ada@example.com' }, source: 'autochat' });
  ledger.tell({ stage: 'held', event: first, sink: 'ga4', reason: 'consent' });
  ledger.tell({ stage: 'delivered', event: first, sink: 'ga4' });
  ledger.tell({ stage: 'dropped', event: first, sink: 'meta', reason: 'denied' });
  const second = lead('e2', { conversation_id: 'conv_2' });
  ledger.tell({ stage: 'accepted', event: second, source: 'autochat' });
  ledger.tell({ stage: 'held', event: second, sink: 'ga4', reason: 'pace' });
  ledger.tell({ stage: 'rejected', payload: {}, source: 'kustomer', reason: 'unknown_event' });
  return recorder.rows();
}

const numbers = (filter: Partial<typeof everything>): number[] => filterRows(record(), { ...everything, ...filter }).map(({ number }) => number);

describe('filterRows', () => {
  it('lets everything through where nothing is asked for', () => {
    expect(numbers({})).toEqual([1, 2, 3]);
  });

  it.each([
    [{ source: 'kustomer' }, [3]],
    [{ type: 'lead_qualified' }, [1, 2]],
    [{ sink: 'meta' }, [1]],
    [{ stage: 'rejected' }, [3]],
    [{ stage: 'accepted' }, [1, 2]],
    [{ stage: 'delivered' }, [1]],
    [{ text: 'conv_2' }, [2]],
    [{ text: 'UNKNOWN_EVENT' }, [3]],
    [{ text: 'lead qualified' }, [1, 2]],
    [{ text: 'e2', sink: 'meta' }, []],
  ])('%o', (filter, expected) => {
    expect(numbers(filter)).toEqual(expected);
  });

  it('takes a stage for where an event stands, not for where it once was', () => {
    expect(numbers({ stage: 'held' })).toEqual([2]);
    expect(numbers({ stage: 'held', sink: 'ga4' })).toEqual([2]);
    expect(numbers({ stage: 'dropped', sink: 'ga4' })).toEqual([]);
  });
});

it('the fate of an event is its last step at each sink', () => {
  const [row] = record();
  expect(row && [...fatesOf(row)].map(([sink, { stage, reason }]) => [sink, stage, reason])).toEqual([
    ['ga4', 'delivered', undefined],
    ['meta', 'dropped', 'denied'],
  ]);
  expect(row && beginningOf(row)).toBe('accepted');
});

it('offers what there is to choose from', () => {
  expect(choicesOf(record())).toEqual({ source: ['autochat', 'kustomer'], type: ['lead_qualified'], sink: ['ga4', 'meta'] });
});

it('copies a row without what the vendor said of a person', () => {
  const [row] = record();
  const copy = JSON.stringify(row && exportRow(row));
  expect(copy).toContain('"stage":"delivered"');
  expect(copy).toContain('"email":"(text, 15 characters)"');
  expect(copy).not.toContain('ada@example.com');
});

it('names a row by the event, else by the vendor’s name for it, else by what became of it, and never by what somebody wrote', () => {
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 100);
  ledger.tell({ stage: 'accepted', event: lead('e1'), source: 'autochat' });
  ledger.tell({ stage: 'ignored', payload: { action: 'session_start' }, source: 'bloomreach_clarity' });
  ledger.tell({ stage: 'rejected', payload: { event_type: 'autochat.visitor_sighed.v1' }, source: 'autochat', reason: 'unknown_event' });
  ledger.tell({ stage: 'duplicate', payload: { action: 'ada@example.com' }, source: 'autochat' });
  ledger.tell({ stage: 'rejected', payload: 'ada@example.com', source: 'autochat', reason: 'not_an_object' });
  expect(recorder.rows().map((row) => [titleOf(row), subtitleOf(row)])).toEqual([
    ['Lead qualified', 'autochat.lead_qualified.v1'],
    ['session_start', ''],
    ['Rejected', 'the vendor has an event that is not known'],
    ['Duplicate', 'told again by the vendor'],
    ['Rejected', 'the payload is no object'],
  ]);
  expect(filterRows(recorder.rows(), { ...everything, text: 'session_' })).toHaveLength(1);
});

it('says why it stands worst where it does', () => {
  expect(record().map(troubleOf)).toEqual(['Meta: the shopper refused', 'GA4: waits its turn: the destination can take no more for the moment', undefined]);
});
