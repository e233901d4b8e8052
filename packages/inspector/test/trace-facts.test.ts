import { describe, expect, it, vi } from 'vitest';
import { traceFactsOf, type TraceFacts } from '../src/doctor/trace-facts.js';
import { createRecorder } from '../src/recorder.js';
import { createLedger, lead } from './events.js';

/** What the timeline tells of a ledger that speaks once a second, from 1 second after 1970 on. */
function tell(...entries: readonly Parameters<ReturnType<typeof createLedger>['tell']>[0][]): TraceFacts {
  vi.useFakeTimers({ now: 0 });
  const ledger = createLedger();
  const recorder = createRecorder(ledger, 100);
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
    expect(tell({ ...delivered, event: lead('e0') }, retry, retry, { ...retry, event: lead('e2') }).failingSince).toEqual({ webhook: 2000 });
  });

  it('forgets that it took nothing once it takes something', () => {
    expect(tell(retry, delivered).failingSince).toEqual({});
  });
});
