import type { RecordedRow } from '../recorder.js';

/** What the timeline tells a doctor. */
export interface TraceFacts {
  /** The ids of all events that were heard and are remembered. */
  readonly ids: ReadonlySet<string>;
  /** By source: payloads that were told again. */
  readonly repeated: Readonly<Record<string, number>>;
}

export function traceFactsOf(rows: readonly RecordedRow[]): TraceFacts {
  const ids = new Set<string>();
  const repeated: Record<string, number> = {};
  for (const { event, source = '', steps } of rows) {
    if (event) ids.add(event.event_id);
    if (steps.some(({ stage, sink }) => stage === 'duplicate' && !sink)) repeated[source] = (repeated[source] ?? 0) + 1;
  }
  return { ids, repeated };
}
