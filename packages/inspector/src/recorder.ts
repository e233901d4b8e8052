import type { ChatAnalytics, ChatEvent, LedgerEntry, Stop } from '@chat-analytics/core';
import { isWished } from './figures.js';

/** One step on an event's way: where it came, and when. */
export interface Step {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly stage: LedgerEntry['stage'];
  /** The sink; at the source there is none. */
  readonly sink: string | undefined;
  readonly reason: string | undefined;
}

/** All that was seen of one event, or of one payload that did not become one. */
export interface RecordedRow {
  /** Counts up from 1. */
  readonly number: number;
  /** When it was first seen, in milliseconds since 1970. */
  readonly at: number;
  readonly source: string | undefined;
  readonly event: ChatEvent | undefined;
  /** What the vendor sent, as it came. Not to be shown: `shapeOf` says what may be. */
  readonly payload: unknown;
  /** The first and the last ones. */
  readonly steps: readonly Step[];
}

/** What came to a sink from another page less what went to one or was not to be sent: what the sink owes beyond what was accepted on this page. */
export type Owed = (type: string, sink: string) => number;

/** Remembers what the ledger tells, within bounds. */
export interface Recorder {
  readonly owed: Owed;
  /** The latest rows, oldest first. */
  rows(): readonly RecordedRow[];
  /** How many rows were given up, as there were more than may be kept. */
  forgotten(): number;
  /** Says that there is something new. Called for every entry: what it costs is the caller's. */
  watch(listener: () => void): Stop;
  clear(): void;
  stop(): void;
}

interface GrowingRow extends RecordedRow {
  readonly steps: Step[];
}

/** An event that is held and tried again for hours must not grow for as long. */
const mostSteps = 60;

/**
 * Records the ledger of these analytics. An entry costs a look into a map and a small object; nothing is formatted, copied or looked into until
 * somebody wants to see it.
 *
 * @param limit - The most rows that are kept, one at least; the oldest go first.
 */
export function createRecorder(analytics: Pick<ChatAnalytics, 'trace'>, limit: number): Recorder {
  const most = limit >= 1 ? Math.floor(limit) : 1;
  /** A ring: where there are as many as may be, the next one takes the place of the oldest. */
  const ring: GrowingRow[] = [];
  let oldest = 0;
  /** The row of an event, by its id. */
  const byEvent = new Map<string, GrowingRow>();
  /** By event type and sink. */
  const owed = new Map<string, number>();
  const watchers = new Set<() => void>();
  let last = 0;
  let forgotten = 0;
  let listed: readonly RecordedRow[] | undefined;

  function keep(row: GrowingRow): void {
    const given = ring[oldest];
    if (ring.length < most || !given) {
      ring.push(row);
      return;
    }
    if (given.event && byEvent.get(given.event.event_id) === given) byEvent.delete(given.event.event_id);
    forgotten++;
    ring[oldest] = row;
    oldest = (oldest + 1) % most;
  }

  function open({ source, event, payload }: LedgerEntry, at: number): GrowingRow {
    const row: GrowingRow = { number: ++last, at, source: source ?? event?.vendor, event, payload, steps: [] };
    keep(row);
    if (event) byEvent.set(event.event_id, row);
    return row;
  }

  function owe({ stage, event, sink, reason = '' }: LedgerEntry): void {
    if (!event || !sink) return;
    const key = `${event.event_type} ${sink}`;
    if (stage === 'restored') owed.set(key, (owed.get(key) ?? 0) + 1);
    else if (stage === 'carried' || (stage === 'dropped' && isWished(reason))) owed.set(key, (owed.get(key) ?? 0) - 1);
  }

  function enter(entry: LedgerEntry): void {
    const at = Date.now();
    owe(entry);
    // What a source tells is new; what a sink tells is about an event, perhaps one of a page before.
    const known = entry.sink && entry.event ? byEvent.get(entry.event.event_id) : undefined;
    const { steps } = known ?? open(entry, at);
    if (steps.length >= mostSteps) steps.splice(mostSteps / 2, 1);
    steps.push({ at, stage: entry.stage, sink: entry.sink, reason: entry.reason });
    listed = undefined;
    for (const watcher of watchers) watcher();
  }

  const stop = analytics.trace(enter);

  return {
    rows: () => (listed ??= [...ring.slice(oldest), ...ring.slice(0, oldest)]),
    forgotten: () => forgotten,
    owed: (type, sink) => owed.get(`${type} ${sink}`) ?? 0,
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    clear() {
      ring.length = 0;
      oldest = 0;
      byEvent.clear();
      forgotten = 0;
      listed = undefined;
      for (const watcher of watchers) watcher();
    },
    stop,
  };
}
