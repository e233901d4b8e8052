import type { Consent } from './consent.js';
import type { Entry } from './entry.js';
import type { ChatEvent } from './event.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { isRecord } from './options.js';
import type { Owners } from './recent-owners.js';
import { entryOf, type Registry } from './registry.js';
import type { Sink, SinkContext } from './sink.js';
import { createStore, type StorageOption } from './store.js';

/** How long released events may keep the page busy at a stretch, in milliseconds. */
export const slice = 8;
/** How soon a library that is not there is looked for again: at first often, at last seldom. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;
/** How many of the last delivered ids the next page is told, so that a vendor that repeats itself there is not counted again. */
const mostRemembered = 100;

/** One sink's way out: hands over what may go, and holds what must wait, in order. */
export interface Delivery {
  /** Takes in an event that these have had. */
  offer(event: ChatEvent, owners: Owners): void;
  /** Hands over, or drops, what is held as far as consent, readiness and pace now allow, until the page's clock says `until`. */
  release(until: number): void;
  /** Lets the sink send at once what it has gathered. */
  flush(): void;
  /** The page may be about to go: the sink sends what it has gathered, and what is held moves into storage. */
  carry(): void;
  /** The page is there, or there again: takes back what was moved. */
  restore(): void;
  /** Whether nothing is on its way. What waits for consent alone is not. */
  settled(): boolean;
  /** Brings status and held counts in the books up to date. */
  report(): void;
  stop(): void;
}

export interface DeliverySettings extends Omit<SinkContext, 'blocked'> {
  /** The sink's name in the books. */
  readonly name: string;
  /** What other copies of the library call its destination too. */
  readonly destination: string;
  readonly sink: Sink;
  readonly consent: Consent;
  readonly ledger: Ledger;
  readonly registry: Registry;
  readonly storage: StorageOption;
  /** The most events that may wait, and that may be stored; the oldest go first. */
  readonly limits: { readonly held: number; readonly stored: number };
  /** Reads an event that was stored: an event, or why it is none. */
  readonly read: (stored: unknown) => ChatEvent | string | undefined;
  /** Asks for a `release` after so many milliseconds. */
  readonly wake: (milliseconds: number) => void;
  /** Milliseconds by the page's clock that nobody sets. */
  readonly now: () => number;
}

export function createDelivery({ name, destination, sink, window, contract, report, consent, ledger, registry, storage, limits, read, wake, now }: DeliverySettings): Delivery {
  const { pace, purpose } = sink;
  const { ownersOf } = registry;
  const left = entryOf(registry.left, destination, () => []);
  const bucket = pace && entryOf(registry.buckets, sink.name, () => ({ tokens: pace.burst, at: 0 }));
  const { counts, enter } = ledger.sink(name);
  /** What is on its way, in order. */
  const queue = new Set<Entry>();
  const delivered: string[] = [];
  let sending = 0;
  /** How many are within `send` that never had to wait. */
  let passing = 0;
  let stopped = false;
  let blocked = false;
  let patience = firstLook;
  /** After what the sink said of its destination, nothing goes before. */
  let retryAt = 0;
  /** How long the obstacle that was met last will last at least, in milliseconds. */
  let delay = 0;
  let lastState: string | undefined;

  const store = createStore({ window, kind: storage, destination, keep: sink.idempotent, report });
  const context: SinkContext = {
    window,
    contract,
    report,
    blocked() {
      blocked = true;
    },
  };

  function attempt<Result>(run: () => Result): Result | undefined {
    try {
      return run();
    } catch (error) {
      report('sink_threw', name, undefined, error);
      return undefined;
    }
  }

  function ready(): boolean {
    try {
      return sink.ready(window);
    } catch (error) {
      report('sink_threw', name, undefined, error);
      return false;
    }
  }

  /** Whether the event with this id has not been had by the destination: from now on it has. */
  function claim(owners: Owners): boolean {
    const fresh = !owners.includes(destination);
    if (fresh) owners.push(destination);
    return fresh;
  }

  /** The event goes on elsewhere. */
  function disclaim({ event }: Entry): void {
    const owners = ownersOf(event.event_id);
    owners.splice(0, owners.length, ...owners.filter((owner) => owner !== destination));
  }

  /** Why the next event may not go, if it may not. */
  function obstacle(): string | undefined {
    const state = consent.of(purpose);
    delay = Infinity;
    if (state !== 'granted') return state === 'pending' ? 'consent' : state;
    delay = patience;
    if (!ready()) return 'not_ready';
    patience = firstLook;
    const at = now();
    delay = retryAt - at;
    if (delay > 0) return 'retry';
    if (pace && bucket) {
      bucket.tokens = Math.min(Math.max(1, pace.burst), bucket.tokens + ((at - bucket.at) * pace.perSecond) / 1000);
      bucket.at = at;
      delay = ((1 - bucket.tokens) / pace.perSecond) * 1000;
      if (delay > 0) return 'pace';
    }
    return undefined;
  }

  const flush = (leaving: boolean): void => attempt(() => sink.flush?.(leaving));

  const waiting = (): number => queue.size - sending;

  /** Why the event that came last may not go, if it may not. */
  function reasonToHold(): string | undefined {
    const reason = obstacle();
    if (reason || !waiting()) return reason;
    delay = 0;
    return 'order';
  }

  function remember(id: string): void {
    // Cut now and then, as that takes its time.
    if (delivered.push(id) > 2 * mostRemembered) delivered.splice(0, mostRemembered);
  }

  /** Ends an event's way; `entry` is its place in the queue, if it has one. */
  function settle(event: ChatEvent, entry: Entry | undefined, stage: LedgerEntry['stage'], reason?: string, error?: unknown): void {
    if (entry) {
      // Not there: it was carried to the next page meanwhile.
      if (!queue.delete(entry)) return;
      if (entry.sending) sending--;
      entry.sending = false;
    } else passing--;
    if (stage === 'delivered') remember(event.event_id);
    enter(stage, event, reason, undefined, error);
    if (!queue.size) store.forget();
  }

  function fail(event: ChatEvent, entry: Entry | undefined, error: unknown): void {
    report('sink_threw', name, undefined, error);
    settle(event, entry, 'failed', 'threw', error);
  }

  /** For the next to start on this page. */
  function leave(entry: Entry): void {
    left.push(entry);
    disclaim(entry);
    settle(entry.event, entry, 'carried');
  }

  function holdAgain(entry: Entry, error: unknown): void {
    const { retryAfterMs } = error as { retryAfterMs?: unknown };
    if (!(Number(retryAfterMs) >= 0)) throw error;
    if (!queue.has(entry)) return;
    entry.sending = false;
    sending--;
    if (stopped) {
      leave(entry);
      return;
    }
    retryAt = now() + Number(retryAfterMs);
    enter('held', entry.event, 'retry');
    drop(limits.held, 'overflow');
    wake(Number(retryAfterMs));
  }

  function place(event: ChatEvent): Entry {
    const entry = { event, since: Date.now(), granted: consent.of(purpose) === 'granted' };
    queue.add(entry);
    return entry;
  }

  function send(event: ChatEvent, held?: Entry): void {
    counts.attempts++;
    if (bucket) bucket.tokens--;
    if (held) {
      held.sending = true;
      sending++;
    } else passing++;
    try {
      const result: unknown = sink.send(event, context);
      if (isRecord(result) && typeof result.then === 'function') {
        // It has its place in the queue until it is acknowledged: it may have to be sent again, or stored.
        const entry = held ?? place(event);
        if (!held) {
          passing--;
          sending++;
        }
        entry.sending = true;
        Promise.resolve(result)
          .then(
            () => settle(event, entry, 'delivered'),
            (error: unknown) => holdAgain(entry, error),
          )
          .catch((error: unknown) => fail(event, entry, error));
      } else if (isRecord(result) && typeof result.dropped === 'string') {
        if (bucket) bucket.tokens++;
        settle(event, held, 'dropped', result.dropped);
      } else settle(event, held, 'delivered');
    } catch (error) {
      fail(event, held, error);
    }
  }

  function drop(most: number, reason: string): void {
    for (const entry of queue) {
      // Asked before each, as holding an event must not cost more the more there are.
      if (waiting() <= most) break;
      if (!entry.sending) settle(entry.event, entry, 'dropped', reason);
    }
  }

  function takeBack(older: readonly Entry[]): void {
    const later = [...queue];
    for (const entry of older) {
      const { event } = entry;
      const fresh = claim(ownersOf(event.event_id));
      queue.add(entry);
      enter('restored', event);
      // Its copy stays in storage: whoever knows it may have it yet to deliver.
      if (!fresh && queue.delete(entry)) enter('dropped', event, 'duplicate');
    }
    for (const entry of later) if (queue.delete(entry)) queue.add(entry);
    drop(limits.held, 'overflow');
  }

  function restore(): void {
    takeBack(left.splice(0));
    store.take((stored, ids) => {
      for (const id of ids) {
        if (typeof id !== 'string') continue;
        claim(ownersOf(id));
        // The page after the next one is to know it too.
        if (!delivered.includes(id)) remember(id);
      }
      const entries: Entry[] = [];
      for (const one of stored) {
        const [since, payload] = (Array.isArray(one) ? one : []) as readonly unknown[];
        const event = read(payload);
        if (typeof event === 'object' && typeof since === 'number') entries.push({ event, since, granted: true });
        else report('bad_storage', storage);
      }
      takeBack(entries);
      if (queue.size) wake(0);
      // Ids alone are no reason to leave a copy.
      else if (!entries.length) store.forget();
    }, consent.of(purpose) !== 'denied');
  }

  function carry(): void {
    flush(true);
    const state = consent.of(purpose);
    // Nothing is left that was refused, but the store has to be put down.
    const going = [...queue].filter((entry) => state !== 'denied' && (entry.granted || state === 'granted') && !(entry.sending && !sink.idempotent)).slice(-limits.stored);
    if (
      store.put(
        going.map(({ since, event }) => [since, event]),
        delivered.slice(-mostRemembered),
      )
    ) {
      // They are moved, as events are: a page that comes back takes them back.
      delivered.length = 0;
      for (const entry of going) {
        disclaim(entry);
        settle(entry.event, entry, 'carried');
      }
    }
  }

  const end = attempt(() => sink.start?.(context));
  restore();

  return {
    carry,
    restore,
    offer(event, owners) {
      counts.offered++;
      const reason = stopped ? 'stopped' : owners.includes(destination) ? 'duplicate' : reasonToHold();
      if (reason === 'stopped' || reason === 'duplicate' || reason === 'denied') {
        enter('dropped', event, reason);
        return;
      }
      owners.push(destination);
      if (reason) {
        place(event);
        enter('held', event, reason);
        drop(limits.held, 'overflow');
        wake(delay);
      } else send(event);
    },
    release(until) {
      if (left.length) restore();
      const state = consent.of(purpose);
      if (state !== lastState) attempt(() => sink.onConsent?.(state, context));
      lastState = state;
      if (state === 'denied') {
        restore();
        delivered.length = 0;
        drop(0, state);
        if (!queue.size) store.forget();
        return;
      }
      let first = true;
      for (const entry of queue) {
        if (entry.sending) continue;
        let reason = obstacle();
        // At least one goes: a page that stalled for as long as a slice must not keep what could go.
        if (!(first && until) && now() > until) {
          delay = 0;
          reason = 'order';
        }
        if (reason) {
          wake(delay);
          if (reason === 'not_ready') patience = Math.min(patience * 1.5, lastLook);
          break;
        }
        first = false;
        if (Date.now() - entry.since > (sink.maxAgeMs ?? Infinity)) settle(entry.event, entry, 'dropped', 'expired');
        else send(entry.event, entry);
      }
    },
    flush: () => flush(false),
    settled: () => !queue.size || (!sending && obstacle() === 'consent'),
    report() {
      counts.status = stopped ? 'stopped' : ready() ? 'ready' : blocked ? 'blocked' : 'waiting';
      counts.held = { ...(waiting() && { [obstacle() ?? 'order']: waiting() }), ...(sending + passing && { sending: sending + passing }) };
    },
    stop() {
      attempt(() => end?.());
      carry();
      stopped = true;
      for (const entry of queue) if (!entry.sending) leave(entry);
    },
  };
}
