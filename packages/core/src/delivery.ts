import { createCarrier, type Carrier } from './carrier.js';
import type { Consent } from './consent.js';
import type { Entry } from './entry.js';
import type { ChatEvent } from './event.js';
import { createGate } from './gate.js';
import { startSink } from './guarded-sink.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { createPacer } from './pace.js';
import { createQueue } from './queue.js';
import { addOwner, isOwner, removeOwner, type Owners } from './recent-owners.js';
import type { Registry } from './registry.js';
import type { Sink, SinkContext } from './sink.js';
import type { StorageOption } from './store.js';

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
  const queue = createQueue();
  const { entries } = queue;
  let stopped = false;
  const carrier: Carrier = createCarrier({ window, registry, storage, destination, keep: idempotent, claim: (id) => claim(ownersOf(id)), read, report });
  const { context, isReady, isBlocked, flush, tellConsent, stop } = startSink(sink, name, consent, { window, contract, report });
  const gate = createGate(consent, purpose, isReady, pacer, now);
  const { obstacle } = gate;

  /** Whether the event has not been had by the destination: from now on it has. */
  function claim(owners: Owners): boolean {
    const fresh = !isOwner(owners, destination);
    if (fresh) addOwner(owners, destination);
    return fresh;
  }

  /** Ends an event's way. */
  function settle(entry: Entry, stage: LedgerEntry['stage'], reason?: string, error?: unknown): void {
    const { event } = entry;
    // Not there: it was carried to the next page meanwhile.
    if (!queue.remove(entry)) return;
    if (stage === 'delivered') carrier.remember(event.event_id);
    enter(stage, event, reason, undefined, error);
    if (!entries.size) carrier.forget();
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
    carrier.leave(entry);
  }

  function drop(most: number, reason: string): void {
    for (const entry of entries) {
      // Asked before each, as holding an event must not cost more the more there are.
      if (queue.waiting <= most) break;
      if (!entry.sending) settle(entry, 'dropped', reason);
    }
  }

  function hold(entry: Entry, reason: string, milliseconds: number): void {
    queue.wait(entry);
    enter('held', entry.event, reason);
    drop(limits.held, 'overflow');
    wake(milliseconds);
  }

  function holdAgain(entry: Entry, error: unknown): void {
    const milliseconds = Number((error as { retryAfterMs?: unknown }).retryAfterMs);
    if (!(milliseconds >= 0)) throw error;
    if (!entries.has(entry)) return;
    if (stopped) {
      leave(entry);
      return;
    }
    gate.close(milliseconds);
    hold(entry, 'retry', milliseconds);
  }

  function send(entry: Entry): void {
    counts.attempts++;
    if (pacer) pacer.take(1);
    queue.send(entry);
    try {
      const result: unknown = sink.send(entry.event, context);
      const { then, dropped } = (result ?? none) as { then?: unknown; dropped?: string };
      if (typeof then === 'function') {
        // It has its place in the queue until it is acknowledged: it may have to be sent again, or stored.
        queue.place(entry);
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
    const later = [...entries];
    for (const entry of older) {
      const { event } = entry;
      queue.wait(entry);
      enter('restored', event);
      // Its copy stays in storage: whoever knows it may have it yet to deliver.
      if (!claim(ownersOf(event.event_id)) && queue.remove(entry)) enter('dropped', event, 'duplicate');
    }
    queue.moveLast(later);
    drop(limits.held, 'overflow');
    if (older.length) wake(0);
    return entries.size > 0;
  }

  const restore = (): void => carrier.take(takeBack, consent.of(purpose) !== 'denied');

  function carry(): void {
    flush(true);
    const state = consent.of(purpose);
    if (state === 'denied') carrier.clear();
    const all = [...entries];
    // What is with a sink that cannot tell copies is out: the next page is to know it, not to send it again.
    const isOut = ({ sending }: Entry): boolean => sending && !idempotent;
    // Nothing is left that was refused, but the store has to be put down.
    const going = all.filter((entry) => state !== 'denied' && (entry.granted || state === 'granted') && !isOut(entry)).slice(-limits.stored);
    const out = all.filter(isOut).map(({ event }) => event.event_id);
    if (carrier.put(going, out)) going.forEach(carryOn);
  }

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
      if (reason) hold(entry, reason, gate.delay());
      else if (queue.waiting) hold(entry, 'order', 0);
      else send(entry);
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
      for (const entry of entries) {
        if (entry.sending) continue;
        const begun = now();
        const reason = obstacle();
        if (reason || begun > end) {
          wake(reason ? gate.delay() : 0);
          if (reason === 'not_ready') gate.waitLonger();
          break;
        }
        if (Date.now() - entry.since > maxAgeMs) settle(entry, 'dropped', 'expired');
        else send(entry);
        // The next is reckoned to take as long as this one.
        end = until - (now() - begun);
      }
    },
    flush: () => flush(false),
    settled: () => !entries.size || (!queue.sending && obstacle() === 'consent'),
    report() {
      counts.status = stopped ? 'stopped' : isReady() ? 'ready' : isBlocked() ? 'blocked' : 'waiting';
      const { waiting, sending } = queue;
      counts.held = { ...(waiting && { [obstacle() ?? 'order']: waiting }), ...(sending && { sending }) };
    },
    stop() {
      stop();
      carry();
      stopped = true;
      for (const entry of entries) if (!entry.sending) leave(entry);
    },
  };
}
