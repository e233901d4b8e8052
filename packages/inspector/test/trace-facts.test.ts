import { describe, expect, it, vi } from 'vitest';
import { traceFactsOf, type TraceFacts } from '../src/doctor/trace-facts.js';
import { createRecorder } from '../src/recorder.js';
import { createLedger, lead } from './events.js';

/** What the timeline tells of a ledger that speaks once a second, from 1 second after 1970 on. */
function tell(limit: number, ...entries: readonly Parameters<ReturnType<typeof createLedger>['tell']>[0][]): TraceFacts {
  vi.useFakeTimers({ now: 0 });
  const ledger = createLedger();
  const recorder = createRecorder(ledger, limit);
  for (const entry of entries) {
    vi.advanceTimersByTime(1000);
    ledger.tell(entry);
  }
  vi.useRealTimers();
  return traceFactsOf(recorder.rows());
}

describe('what the timeline tells of a destination', () => {
  const retry = { stage: 'held', event: lead('e1'), sink: 'webhook', reason: 'retry' } as const;
  const delivered = { stage: 'delivered', event: lead('e1'), sink: 'webhook' } as const;

  it('says since when it takes nothing', () => {
    expect(tell(100, { ...delivered, event: lead('e0') }, retry, retry, { ...retry, event: lead('e2') }).failingSince).toEqual({ webhook: 2000 });
  });

  it('forgets that it took nothing once it takes something', () => {
    expect(tell(100, retry, delivered).failingSince).toEqual({});
  });
});

it('says which destinations were refused what came last', () => {
  const refused = { stage: 'dropped', event: lead('e1'), sink: 'meta', reason: 'denied' } as const;
  const delivered = { stage: 'delivered', event: lead('e2'), sink: 'meta' } as const;
  expect([...tell(100, delivered, refused, { ...delivered, sink: 'ga4' }).refused]).toEqual(['meta']);
  expect([...tell(100, refused, delivered).refused]).toEqual([]);
});

describe('what the timeline tells of outcomes', () => {
  const heard = (id: string) => ({ stage: 'accepted', event: lead(id), source: 'autochat' }) as const;

  it('says what was heard, and when', () => {
    const { ids, heard: times } = tell(100, heard('e1'), heard('e2'));
    expect([...ids]).toEqual(['e1', 'e2']);
    expect([...times]).toEqual([['autochat.lead_qualified.v1', [1000, 2000]]]);
  });

  it('says from when on it remembers everything', () => {
    expect(tell(2, heard('e1'), heard('e2')).completeSince).toBe(0);
    expect(tell(2, heard('e1'), heard('e2'), heard('e3')).completeSince).toBe(2000);
    expect(tell(2).completeSince).toBeUndefined();
  });
});
