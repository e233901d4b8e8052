import { createCarrier, type Carrier } from './carrier.js';
import type { Consent } from './consent.js';
import type { Entry } from './entry.js';
import type { ChatEvent } from './event.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { createPacer } from './pace.js';
import { addOwner, isOwner, removeOwner, type Owners } from './recent-owners.js';
import type { Registry } from './registry.js';
import type { Sink, SinkContext } from './sink.js';
import type { StorageOption } from './store.js';

/** How soon a library that is not there is looked for again: at first often, at last seldom. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;

const none = {};

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
  const { purpose, idempotent, maxAgeMs = Infinity } = sink;
  const { ownersOf } = registry;
  const { counts, enter } = ledger.sink(name);
  const pacer = sink.pace && createPacer(sink.pace, sink.name, registry, now);
  /** What is on its way, in order. */
  const queue = new Set<Entry>();
  /** How many of them are not with the sink. */
  let waiting = 0;
  let sending = 0;
  let stopped = false;
  let blocked = false;
  let patience = firstLook;
  /** After what the sink said of its destination, nothing goes before. */
  let retryAt = 0;
  /** How long the obstacle that was met last will last at least, in milliseconds. */
  let delay = 0;
  let lastState: string | undefined;

  const carrier: Carrier = createCarrier({ window, registry, storage, destination, keep: idempotent, claim: (id) => claim(ownersOf(id)), read, report });
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

  const isReady = (): boolean | undefined => attempt(() => sink.ready(window));

  const flush = (leaving: boolean): void => attempt(() => sink.flush?.(leaving));

  /** Whether the event has not been had by the destination: from now on it has. */
  function claim(owners: Owners): boolean {
    const fresh = !isOwner(owners, destination);
    if (fresh) addOwner(owners, destination);
    return fresh;
  }

  /** Why the next event may not go, if it may not. */
  function obstacle(): string | undefined {
    const state = consent.of(purpose);
    delay = Infinity;
    if (state !== 'granted') return state === 'pending' ? 'consent' : state;
    delay = patience;
    if (!isReady()) return 'not_ready';
    patience = firstLook;
    delay = retryAt && retryAt - now();
    if (delay > 0) return 'retry';
    delay = pacer ? pacer.wait() : 0;
    return delay > 0 ? 'pace' : undefined;
  }

  /** Ends an event's way. */
  function settle(entry: Entry, stage: LedgerEntry['stage'], reason?: string, error?: unknown): void {
    const { event } = entry;
    // Not there: it was carried to the next page meanwhile.
    if (entry.queued && !queue.delete(entry)) return;
    if (entry.sending) sending--;
    else waiting--;
    if (stage === 'delivered') carrier.remember(event.event_id);
    enter(stage, event, reason, undefined, error);
    if (!queue.size) carrier.forget();
  }

  function fail(entry: Entry, error: unknown): void {
    report('sink_threw', name, undefined, error);
    settle(entry, 'failed', 'threw', error);
  }

  /** The event goes on elsewhere. */
  function carryOn(entry: Entry): void {
    removeOwner(ownersOf(entry.event.event_id), destination);
    settle(entry, 'carried');
  }

  function leave(entry: Entry): void {
    carryOn(entry);
    entry.sending = false;
    carrier.leave(entry);
  }

  function drop(most: number, reason: string): void {
    for (const entry of queue) {
      // Asked before each, as holding an event must not cost more the more there are.
      if (waiting <= most) break;
      if (!entry.sending) settle(entry, 'dropped', reason);
    }
  }

  function place(entry: Entry): void {
    entry.since ||= Date.now();
    entry.queued = true;
    queue.add(entry);
  }

  function hold(entry: Entry, reason: string): void {
    place(entry);
    waiting++;
    enter('held', entry.event, reason);
    drop(limits.held, 'overflow');
    wake(delay);
  }

  function holdAgain(entry: Entry, error: unknown): void {
    const milliseconds = Number((error as { retryAfterMs?: unknown }).retryAfterMs);
    if (!(milliseconds >= 0)) throw error;
    if (!queue.has(entry)) return;
    if (stopped) {
      leave(entry);
      return;
    }
    entry.sending = false;
    sending--;
    delay = milliseconds;
    retryAt = now() + delay;
    hold(entry, 'retry');
  }

  function send(entry: Entry): void {
    counts.attempts++;
    if (pacer) pacer.take(1);
    if (entry.queued) waiting--;
    entry.sending = true;
    sending++;
    try {
      const result: unknown = sink.send(entry.event, context);
      const { then, dropped } = (result ?? none) as { then?: unknown; dropped?: string };
      if (typeof then === 'function') {
        // It has its place in the queue until it is acknowledged: it may have to be sent again, or stored.
        place(entry);
        Promise.resolve(result)
          .then(
            () => settle(entry, 'delivered'),
            (error: unknown) => holdAgain(entry, error),
          )
          .catch((error: unknown) => fail(entry, error));
      } else if (dropped) {
        if (pacer) pacer.take(-1);
        settle(entry, 'dropped', dropped);
      } else settle(entry, 'delivered');
    } catch (error) {
      fail(entry, error);
    }
  }

  function takeBack(older: readonly Entry[]): boolean {
    const later = [...queue];
    for (const entry of older) {
      const { event } = entry;
      queue.add(entry);
      waiting++;
      enter('restored', event);
      // Its copy stays in storage: whoever knows it may have it yet to deliver.
      if (!claim(ownersOf(event.event_id)) && queue.delete(entry)) {
        waiting--;
        enter('dropped', event, 'duplicate');
      }
    }
    for (const entry of later) if (queue.delete(entry)) queue.add(entry);
    drop(limits.held, 'overflow');
    if (older.length) wake(0);
    return queue.size > 0;
  }

  const restore = (): void => carrier.take(takeBack, consent.of(purpose) !== 'denied');

  function carry(): void {
    flush(true);
    const state = consent.of(purpose);
    if (state === 'denied') carrier.clear();
    const entries = [...queue];
    // What is with a sink that cannot tell copies is out: the next page is to know it, not to send it again.
    const isOut = ({ sending }: Entry): boolean | undefined => sending && !idempotent;
    // Nothing is left that was refused, but the store has to be put down.
    const going = entries.filter((entry) => state !== 'denied' && (entry.granted || state === 'granted') && !isOut(entry)).slice(-limits.stored);
    const out = entries.filter(isOut).map(({ event }) => event.event_id);
    if (carrier.put(going, out)) going.forEach(carryOn);
  }

  /** Tells the sink of the consent for its purpose, where it has changed. */
  function tellConsent(): string {
    const state = consent.of(purpose);
    if (state !== lastState) attempt(() => sink.onConsent?.(state, context));
    lastState = state;
    return state;
  }

  const end = attempt(() => sink.start?.(context));
  tellConsent();

  return {
    carry,
    restore,
    offer(event, owners) {
      counts.offered++;
      const reason = stopped ? 'stopped' : isOwner(owners, destination) ? 'duplicate' : obstacle();
      if (stopped || reason === 'duplicate' || reason === 'denied') {
        enter('dropped', event, reason);
        return;
      }
      addOwner(owners, destination);
      const entry: Entry = { event, since: 0, granted: reason !== 'consent', queued: false, sending: false };
      if (reason) hold(entry, reason);
      else if (!waiting) send(entry);
      else {
        delay = 0;
        hold(entry, 'order');
      }
    },
    release(until) {
      if (carrier.isLeft()) restore();
      const state = tellConsent();
      if (state === 'denied') {
        restore();
        drop(0, state);
        carrier.clear();
        return;
      }
      // At least one goes: a page that stalled for as long as a slice must not keep what could go.
      let end = until && Infinity;
      for (const entry of queue) {
        if (entry.sending) continue;
        const begun = now();
        let reason = obstacle();
        if (begun > end) {
          delay = 0;
          reason = 'order';
        }
        if (reason) {
          wake(delay);
          if (reason === 'not_ready') patience = Math.min(patience * 1.5, lastLook);
          break;
        }
        if (Date.now() - entry.since > maxAgeMs) settle(entry, 'dropped', 'expired');
        else send(entry);
        // The next is reckoned to take as long as this one.
        end = until - (now() - begun);
      }
    },
    flush: () => flush(false),
    settled: () => !queue.size || (!sending && obstacle() === 'consent'),
    report() {
      counts.status = stopped ? 'stopped' : isReady() ? 'ready' : blocked ? 'blocked' : 'waiting';
      counts.held = { ...(waiting && { [obstacle() ?? 'order']: waiting }), ...(sending && { sending }) };
    },
    stop() {
      attempt(() => end?.());
      carry();
      stopped = true;
      for (const entry of queue) if (!entry.sending) leave(entry);
    },
  };
}
