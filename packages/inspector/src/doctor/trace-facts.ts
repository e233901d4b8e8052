import type { RecordedRow } from '../recorder.js';

/** What the timeline tells a doctor. */
export interface TraceFacts {
  /** The ids of all events that were heard and are remembered. */
  readonly ids: ReadonlySet<string>;
  /** By source: payloads that were told again. */
  readonly repeated: Readonly<Record<string, number>>;
  /** By sink: since when nothing but tries that failed came of it, in milliseconds since 1970. */
  readonly failingSince: Readonly<Record<string, number>>;
}

export function traceFactsOf(rows: readonly RecordedRow[]): TraceFacts {
  const ids = new Set<string>();
  const repeated: Record<string, number> = {};
  for (const { event, source = '', steps } of rows) {
    if (event) ids.add(event.event_id);
    if (steps.some(({ stage, sink }) => stage === 'duplicate' && !sink)) repeated[source] = (repeated[source] ?? 0) + 1;
  }
  return { ids, repeated, failingSince: failingSinceOf(rows) };
}

function failingSinceOf(rows: readonly RecordedRow[]): Record<string, number> {
  const steps = rows.flatMap((row) => row.steps);
  const delivered = new Map<string, number>();
  for (const { at, stage, sink } of steps) if (sink && stage === 'delivered') delivered.set(sink, Math.max(at, delivered.get(sink) ?? 0));
  const since: Record<string, number> = {};
  for (const { at, stage, sink, reason } of steps) {
    if (sink && stage === 'held' && reason === 'retry' && at > (delivered.get(sink) ?? 0)) since[sink] = Math.min(at, since[sink] ?? at);
  }
  return since;
}
