import type { RecordedRow } from '../recorder.js';

/** What the timeline tells a doctor. */
export interface TraceFacts {
  /** The ids of all events that were heard and are remembered. */
  readonly ids: ReadonlySet<string>;
  /** When events were heard, by the vendor's name for them: in milliseconds since 1970, in order. */
  readonly heard: ReadonlyMap<string, readonly number[]>;
  /** From when on all that was heard is remembered, in milliseconds since 1970: 0 where nothing was given up, and nothing where nothing is left. */
  readonly completeSince: number | undefined;
  /** By source: payloads that were told again. */
  readonly repeated: Readonly<Record<string, number>>;
  /** By sink: since when nothing but tries that failed came of it, in milliseconds since 1970. */
  readonly failingSince: Readonly<Record<string, number>>;
  /** The sinks that had to drop, for want of consent, what came to them last. */
  readonly refused: ReadonlySet<string>;
}

export function traceFactsOf(rows: readonly RecordedRow[]): TraceFacts {
  const ids = new Set<string>();
  const repeated: Record<string, number> = {};
  const heard = new Map<string, number[]>();
  for (const { event, at, source = '', steps } of rows) {
    // What went wrong on its way in was told, and did not become an event.
    if (event && !steps.some(({ stage }) => stage === 'rejected')) {
      ids.add(event.event_id);
      const times = heard.get(event.vendor_event);
      if (times) times.push(at);
      else heard.set(event.vendor_event, [at]);
    }
    if (steps.some(({ stage, sink }) => stage === 'duplicate' && !sink)) repeated[source] = (repeated[source] ?? 0) + 1;
  }
  const [first] = rows;
  return { ids, heard, completeSince: first?.number === 1 ? 0 : first?.at, repeated, failingSince: failingSinceOf(rows), refused: refusedOf(rows) };
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

function refusedOf(rows: readonly RecordedRow[]): ReadonlySet<string> {
  const last = new Map<string, RecordedRow['steps'][number]>();
  for (const { steps } of rows) {
    for (const step of steps) {
      if (!step.sink || (step.stage !== 'delivered' && step.reason !== 'denied')) continue;
      const other = last.get(step.sink);
      if (!other || step.at >= other.at) last.set(step.sink, step);
    }
  }
  return new Set([...last].flatMap(([sink, { reason }]) => (reason === 'denied' ? [sink] : [])));
}
