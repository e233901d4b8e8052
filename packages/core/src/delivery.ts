import { createCarrier } from './carrier.js';
import type { ConsentState } from './consent.js';
import type { Entry } from './entry.js';
import type { ChatEvent } from './event.js';
import type { LedgerEntry } from './ledger.js';
import { createPacer } from './pace.js';
import { createQueue } from './queue.js';
import { entryOf } from './registry.js';
import type { Runtime } from './runtime.js';
import type { Sink, SinkContext } from './sink.js';

/** Of how many destinations a page remembers what they have had: each may keep thousands of ids alive. */
const mostDestinations = 100;

/** How many times as many events as may wait may be with a sink at once: one that never answers is not to have them without end. */
const mostSending = 10;

/** How soon a library that is not there is looked for again: at first often, at last seldom. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;

/** One sink's way out: hands over what may go, and holds what must wait, in order. */
export interface Delivery {
  /** Takes in an event that these analytics have accepted. */
  offer(event: ChatEvent): void;
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

/** The sink's `name` in the books, and the `destination` as other copies of the library call it too. */
export function createDelivery(runtime: Runtime, sink: Sink, name: string, destination: string): Delivery {
  const { window, contract, report, consent, registry, wake, now } = runtime;
  const { held, stored } = runtime.settings.limits;
  const { purpose, eventTypes, idempotent, maxAgeMs = Infinity } = sink;
  const owner = entryOf(registry.destinations, destination, registry.createOwner, mostDestinations);
  const { counts, enter } = runtime.ledger.sink(name);
  const pacer = sink.pace && createPacer(sink.pace, sink.name, registry, now);
  const queue = createQueue();
  const { entries } = queue;
  let isBlocked = false;
  let stopped = false;
  let lastState: ConsentState | undefined;
  let patience = firstLook;
  let retryAt = 0;
  /** How long the obstacle that was met last will last at least, in milliseconds. */
  let delay = 0;

  const attempt = <Result>(run: () => Result): Result | undefined => runtime.guard(name, run, 'sink_threw');
  const context: SinkContext = {
    window,
    contract,
    report,
    blocked() {
      isBlocked = true;
    },
  };
  const carrier = createCarrier(runtime, { destination, keep: idempotent, claim: owner.claim, use: takeBack });
  const end = attempt(() => sink.start?.(context));

  // In production nobody has checked it.
  const isWanted = ({ event_type: type }: ChatEvent): boolean => !Array.isArray(eventTypes) || eventTypes.includes(type);
  const askReady = (): boolean => sink.ready(window);
  const isReady = (): boolean | undefined => attempt(askReady);

  /** Tells the sink of the consent for its purpose, where that has changed. */
  function readConsent(): ConsentState {
    const state = consent.of(purpose);
    if (state !== lastState) attempt(() => sink.onConsent?.(state, context));
    return (lastState = state);
  }

  /** Why the next event may not go, if it may not. */
  function obstacle(): string | undefined {
    const state = consent.of(purpose);
    delay = Infinity;
    if (state !== 'granted') return state === 'pending' ? 'consent' : state;
    delay = patience;
    if (!isReady()) return 'not_ready';
    delay = patience = firstLook;
    if (queue.sending >= mostSending * held) return 'order';
    delay = retryAt && retryAt - now();
    if (delay > 0) return 'retry';
    delay = pacer ? pacer.wait() : 0;
    return delay > 0 ? 'pace' : undefined;
  }

  /** Ends an event's way. */
  function settle(entry: Entry, stage: LedgerEntry['stage'], reason?: string, error?: unknown): void {
    const { event } = entry;
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
    if (entry.claimed) owner.disclaim(entry.event.event_id);
    entry.claimed = false;
    settle(entry, 'carried');
  }

  function leave(entry: Entry): void {
    carryOn(entry);
    carrier.left.push(entry);
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
    drop(held, 'overflow');
    wake(milliseconds);
  }

  function holdAgain(entry: Entry, error: unknown): void {
    const milliseconds = Number((error as { retryAfterMs?: unknown }).retryAfterMs);
    if (!(milliseconds >= 0)) throw error;
    if (!entries.has(entry)) return;
    if (entry.refused) settle(entry, 'dropped', 'denied');
    else if (stopped) leave(entry);
    else {
      retryAt = now() + milliseconds;
      hold(entry, 'retry', milliseconds);
    }
  }

  function send(entry: Entry): void {
    counts.attempts++;
    if (pacer) pacer.take(1);
    queue.send(entry);
    try {
      const result = sink.send(entry.event, context) as { then?: unknown; dropped?: string } | undefined;
      if (!result) settle(entry, 'delivered');
      else if (typeof result.then === 'function') {
        // It has its place until it is acknowledged: it may have to be sent again, or stored. Unless the sink has ended everything, and it is stored already.
        if (entry.sending) queue.place(entry);
        if (consent.of(purpose) === 'denied') entry.refused = true;
        Promise.resolve(result)
          .then(
            () => settle(entry, 'delivered'),
            (error: unknown) => holdAgain(entry, error),
          )
          .catch((error: unknown) => fail(entry, error));
      } else {
        if (pacer && result.dropped) pacer.take(-1);
        // Another copy of the library may have it to send.
        if (result.dropped) owner.disclaim(entry.event.event_id);
        settle(entry, result.dropped ? 'dropped' : 'delivered', result.dropped);
      }
    } catch (error) {
      fail(entry, error);
    }
  }

  function takeBack(older: readonly Entry[]): boolean {
    const later = [...entries];
    for (const entry of older) {
      // Who hears of one that is restored may stop everything.
      if (stopped) {
        carrier.left.push(entry);
        continue;
      }
      const { event } = entry;
      // Its copy stays in storage: whoever knows it may have it yet to deliver.
      const wanted = isWanted(event);
      const isNew = (entry.claimed = wanted && owner.claim(event.event_id));
      queue.wait(entry);
      // Nor may it be sent by who hears that it is restored.
      if (!isNew) queue.send(entry);
      enter('restored', event);
      if (!isNew && queue.remove(entry)) enter('dropped', event, wanted ? 'duplicate' : 'filtered');
    }
    if (older.length) {
      queue.moveLast(later);
      drop(held, 'overflow');
      wake(0);
    }
    return entries.size > 0;
  }

  function restore(): void {
    if (!stopped) carrier.take(consent.of(purpose) !== 'denied');
  }

  function carry(): void {
    carrier.read(Infinity);
    attempt(() => sink.flush?.(true));
    const state = consent.of(purpose);
    const isDenied = state === 'denied';
    if (isDenied) carrier.clear();
    const all = [...entries];
    // What is with a sink that cannot tell copies is out: the next page is to know it, not to send it again.
    const isOut = (entry: Entry): boolean => entry.sending && !idempotent;
    // Nothing is left that was refused, but the store has to be put down.
    const going = all.filter((entry) => !isDenied && !entry.refused && (entry.granted || state === 'granted') && !isOut(entry)).slice(-stored);
    const out = isDenied ? [] : all.filter(isOut).map(({ event }) => event.event_id);
    if (carrier.put(going, out)) going.forEach(carryOn);
  }

  readConsent();

  return {
    carry,
    restore,
    offer(event) {
      counts.offered++;
      const wanted = isWanted(event);
      const isNew = !stopped && wanted && owner.claim(event.event_id);
      const reason = stopped ? 'stopped' : isNew ? obstacle() : wanted ? 'duplicate' : 'filtered';
      // The sink and the host, who were asked for obstacles, may have stopped everything.
      if (!isNew || stopped || reason === 'denied') {
        if (isNew) owner.disclaim(event.event_id);
        enter('dropped', event, stopped ? 'stopped' : reason);
        return;
      }
      const granted = reason !== 'consent';
      if (!granted) owner.disclaim(event.event_id);
      const entry = { event, since: 0, granted, claimed: granted, placed: false, sending: false };
      if (reason || queue.waiting || carrier.isReading()) hold(entry, reason ?? 'order', reason ? delay : 0);
      else send(entry);
    },
    release(until) {
      if (stopped) return;
      if (carrier.left.length) restore();
      const state = readConsent();
      if (state === 'denied') {
        restore();
        carrier.read(Infinity);
        drop(0, state);
        for (const entry of entries) entry.refused = true;
        carrier.clear();
        return;
      }
      // What earlier pages have left goes first.
      if (carrier.read(until)) return;
      // At least one goes: a page that stalled for as long as a slice must not keep what could go.
      let end = until && Infinity;
      // What these bring about goes in a turn of its own: it may be a circle.
      let most = entries.size;
      for (const entry of entries) {
        if (entry.sending) continue;
        const begun = now();
        const reason = obstacle();
        if (reason || begun > end || !most--) {
          wake(reason ? delay : 0);
          if (reason === 'not_ready') patience = Math.min(patience * 1.5, lastLook);
          break;
        }
        if (Date.now() - entry.since > maxAgeMs) settle(entry, 'dropped', 'expired');
        else if (entry.claimed || owner.claim(entry.event.event_id)) {
          entry.claimed = true;
          send(entry);
        } else settle(entry, 'dropped', 'duplicate');
        // The next is reckoned to take as long as this one.
        end = until - (now() - begun);
      }
    },
    flush: () => attempt(() => sink.flush?.(false)),
    settled: () => !carrier.isReading() && (!entries.size || (!queue.sending && obstacle() === 'consent')),
    report() {
      counts.status = stopped ? 'stopped' : isReady() ? 'ready' : isBlocked ? 'blocked' : 'waiting';
      const { waiting, sending } = queue;
      counts.held = { ...(waiting && { [obstacle() ?? 'order']: waiting }), ...(sending && { sending }) };
    },
    stop() {
      attempt(() => end?.());
      carry();
      stopped = true;
      for (const entry of entries) if (!entry.sending || (idempotent && !entry.refused)) leave(entry);
    },
  };
}
