import { isoTime } from './clock.js';
import type { ChatEvent } from './event.js';
import { kindOfError, type Issue } from './issues.js';
import type { Guard } from './runtime.js';
import type { SinkStatus } from './sink.js';
import type { SourceStatus, Stop } from './source.js';

/** One entry of the ledger: what happened to an event, or to a payload that did not become one. */
export interface LedgerEntry {
  /**
   * At the source: `rejected` (not understood), `ignored` (not wanted), `duplicate`, `accepted`. At a sink: `held` (waiting),
   * `delivered`, `dropped` (not to be sent), `failed` (the destination threw), `carried` to the next page, `restored` on this one.
   */
  readonly stage: 'rejected' | 'ignored' | 'duplicate' | 'accepted' | 'held' | 'delivered' | 'dropped' | 'failed' | 'carried' | 'restored';
  readonly event?: ChatEvent | undefined;
  /** What the vendor sent, as it came: handle with care, it is not redacted. */
  readonly payload?: unknown;
  readonly source?: string | undefined;
  readonly sink?: string | undefined;
  readonly reason?: string | undefined;
}

/** A source's books: received = accepted + duplicate + ignored + the sum of rejected. */
export interface SourceHealth {
  status: SourceStatus;
  received: number;
  accepted: number;
  duplicate: number;
  ignored: number;
  rejected: Record<string, number>;
}

/** A sink's books: offered + restored = delivered + the sum of held + carried + the sum of dropped + failed. */
export interface SinkHealth {
  status: SinkStatus;
  offered: number;
  restored: number;
  delivered: number;
  held: Record<string, number>;
  carried: number;
  dropped: Record<string, number>;
  failed: number;
  attempts: number;
}

/** How one type of event fared. */
export interface EventHealth {
  accepted: number;
  /** Per sink. */
  delivered: Record<string, number>;
  /** Per sink. */
  failed: Record<string, number>;
}

/** Something that did not arrive. */
export interface Failure {
  at: string;
  /** The source or sink. */
  where: string;
  reason: string;
  event_type?: string;
  event_id?: string;
  detail?: string;
}

/** How the page's chat analytics are doing: a copy, taken when asked for. */
export interface Health {
  /** When these analytics were created. */
  since: string;
  now: string;
  sources: Record<string, SourceHealth>;
  sinks: Record<string, SinkHealth>;
  /** By event type. */
  events: Record<string, EventHealth>;
  /** The last 50, oldest first. */
  recent_failures: Failure[];
  /** Every kind of issue seen, with its count. */
  issues: Issue[];
}

const mostFailures = 50;

/** Why an event may be dropped as the host or the shopper wishes: no failures. */
const intended = /denied|duplicate|filtered/;

type Stage = LedgerEntry['stage'];

/** The books of one source or sink. */
export interface Book<Counts> {
  readonly counts: Counts;
  /** Counts a step and tells the listeners. `error` is what was thrown, if anything was. */
  enter(stage: Stage, event?: ChatEvent, reason?: string, payload?: unknown, error?: unknown): void;
}

/** The books of one `createChatAnalytics`, in which every step is entered. */
export interface Ledger {
  /** The books of a source, opened when first asked for. */
  source(name: string): Book<SourceHealth>;
  /** The books of a sink, opened when first asked for. */
  sink(name: string): Book<SinkHealth>;
  trace(listener: (entry: LedgerEntry) => void): Stop;
  /** A copy of the books. */
  read(): Omit<Health, 'issues'>;
}

/** A record for names that others choose, `__proto__` among them. */
const records = <Value>(): Record<string, Value> => Object.create(null) as Record<string, Value>;

function increment(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** `since`: when the analytics were created, in milliseconds since 1970. */
export function createLedger(guard: Guard, since: number): Ledger {
  const sources = records<SourceHealth>();
  const sinks = records<SinkHealth>();
  const events = records<EventHealth>();
  const failures: Failure[] = [];
  const listeners = new Set<(entry: LedgerEntry) => void>();
  let telling = false;

  function open<Counts extends SourceHealth | SinkHealth>(kind: 'source' | 'sink', books: Record<string, Counts>, where: string, fresh: Counts): Book<Counts> {
    const counts = (books[where] ??= fresh);
    const tallies = counts as Partial<Record<Stage, number | Record<string, number>>>;
    return {
      counts,
      enter(stage, event, reason = '', payload, error) {
        if ('received' in counts) counts.received++;
        // What is held comes and goes: it is counted when somebody asks. The others have a count of their name, or one per reason.
        const tally = stage !== 'held' && tallies[stage];
        if (typeof tally === 'object') increment(tally, reason);
        else if (typeof tally === 'number') tallies[stage] = tally + 1;
        if (event) {
          const quality = (events[event.event_type] ??= { accepted: 0, delivered: records(), failed: records() });
          if (stage === 'accepted') quality.accepted++;
          else if (stage === 'delivered' || stage === 'failed') increment(quality[stage], where);
        }
        if (stage === 'failed' || stage === 'rejected' || (stage === 'dropped' && !intended.test(reason))) {
          failures.push({
            at: isoTime(Date.now()),
            where,
            reason,
            ...(event && { event_type: event.event_type, event_id: event.event_id }),
            // Only the kind of error: its message may hold what the shopper typed.
            ...(error !== undefined && { detail: kindOfError(error) }),
          });
          if (failures.length > mostFailures) failures.shift();
        }
        // What a listener brings about itself is not told, or it could go on for ever.
        if (telling || !listeners.size) return;
        telling = true;
        const entry = { stage, event, payload, [kind]: where, reason: reason || undefined };
        for (const listener of [...listeners]) guard('trace', () => listener(entry));
        telling = false;
      },
    };
  }

  return {
    source: (name) => open('source', sources, name, { status: 'waiting', received: 0, accepted: 0, duplicate: 0, ignored: 0, rejected: records() }),
    sink: (name) =>
      open('sink', sinks, name, { status: 'waiting', offered: 0, restored: 0, delivered: 0, held: records(), carried: 0, dropped: records(), failed: 0, attempts: 0 }),
    trace(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // All of it is plain data.
    read: () => JSON.parse(JSON.stringify({ since: isoTime(since), now: isoTime(Date.now()), sources, sinks, events, recent_failures: failures })) as Omit<Health, 'issues'>,
  };
}
