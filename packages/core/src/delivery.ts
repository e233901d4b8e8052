import type { Consent } from './consent.js';
import type { ChatEvent } from './event.js';
import type { Ledger } from './ledger.js';
import { isRecord } from './options.js';
import type { Sink, SinkContext } from './sink.js';

/** How long released events may keep the page busy at a stretch, in milliseconds. */
export const slice = 8;
/** How soon a library that is not there is looked for again: at first often, at last seldom. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;

/** An event on its way, and since when by this page's clock: the vendor's may be wrong, and it is the waiting that makes it late. */
interface Held {
  readonly event: ChatEvent;
  readonly since: number;
}

/** One sink's way out: hands over what may go, and holds what must wait, in order. */
export interface Delivery {
  offer(event: ChatEvent): void;
  /** Hands over, or drops, what is held as far as consent and readiness now allow, until the page's clock says `end`. */
  release(end: number): void;
  /** Whether nothing is on its way. What waits for consent alone is not. */
  settled(): boolean;
  /** Brings status and held counts in the books up to date. */
  report(): void;
  stop(): void;
}

export interface DeliverySettings {
  /** The sink's name in the books. */
  readonly name: string;
  readonly sink: Sink;
  readonly context: SinkContext;
  readonly consent: Consent;
  readonly ledger: Ledger;
  /** The most events that may wait; the oldest go first. */
  readonly limit: number;
}

export function createDelivery({ name, sink, context, consent, ledger, limit }: DeliverySettings): Delivery {
  const { window } = context;
  const counts = ledger.sink(name);
  const held: Held[] = [];
  /** Events that are being sent: within `send`, or until their promise settles. */
  let sending = 0;
  let stopped = false;
  let timer: number | undefined;
  let patience = firstLook;
  /** Whether the timer lets the page breathe between two slices, which nothing may cut short. */
  let breathing = false;

  function enter(stage: 'held' | 'delivered' | 'dropped' | 'failed', event: ChatEvent, reason?: string, error?: unknown): void {
    ledger.enter({ stage, sink: name, event, reason }, error);
  }

  function ready(): boolean {
    try {
      return sink.ready(window);
    } catch (error) {
      context.report('sink_threw', name, undefined, error);
      return false;
    }
  }

  /** Why the next event may not go, if it may not. */
  function obstacle(): 'denied' | 'consent' | 'not_ready' | undefined {
    const state = consent.of(sink.purpose);
    if (state !== 'granted') return state === 'pending' ? 'consent' : 'denied';
    return ready() ? undefined : 'not_ready';
  }

  function send(event: ChatEvent): void {
    const settle = (stage: 'delivered' | 'dropped' | 'failed', reason?: string, error?: unknown): void => {
      sending--;
      enter(stage, event, reason, error);
    };
    const fail = (error: unknown): void => {
      context.report('sink_threw', name, undefined, error);
      settle('failed', 'threw', error);
    };
    counts.attempts++;
    sending++;
    try {
      const result: unknown = sink.send(event, context);
      if (isRecord(result) && typeof result.dropped === 'string') settle('dropped', result.dropped);
      else if (isRecord(result) && typeof result.then === 'function') Promise.resolve(result).then(() => settle('delivered'), fail);
      else settle('delivered');
    } catch (error) {
      fail(error);
    }
  }

  function drop(reason: string): void {
    for (let next; (next = held.shift()); ) enter('dropped', next.event, reason);
  }

  function again(milliseconds: number): void {
    window.clearTimeout(timer);
    breathing = !milliseconds;
    timer = window.setTimeout(() => {
      timer = undefined;
      breathing = false;
      release(performance.now() + slice);
    }, milliseconds);
  }

  function release(end: number): void {
    let first = true;
    for (let next; !stopped && (next = held[0]); first = false) {
      const reason = obstacle();
      if (reason === 'denied') {
        drop(reason);
        return;
      }
      if (breathing || reason === 'consent') return;
      if (reason) {
        again(patience);
        patience = Math.min(patience * 1.5, lastLook);
        return;
      }
      // At least one goes: a page that stalled for as long as a slice must not keep what could go.
      if (!first && performance.now() > end) {
        again(0);
        return;
      }
      patience = firstLook;
      held.shift();
      if (Date.now() - next.since > (sink.maxAgeMs ?? Infinity)) enter('dropped', next.event, 'expired');
      else send(next.event);
    }
  }

  return {
    release,
    offer(event) {
      counts.offered++;
      if (stopped) {
        enter('dropped', event, 'stopped');
        return;
      }
      const entry = { event, since: Date.now() };
      held.push(entry);
      // With a timer running the library was missing a moment ago: whether it still is costs less to ask than to wait.
      if (timer === undefined || !obstacle()) release(performance.now() + slice);
      if (held.lastIndexOf(entry) < 0) return;
      enter('held', event, obstacle() ?? 'order');
      const oldest = held.length > limit ? held.shift() : undefined;
      if (oldest) enter('dropped', oldest.event, 'overflow');
    },
    settled: () => !sending && (!held.length || obstacle() === 'consent'),
    report() {
      counts.status = stopped ? 'stopped' : ready() ? 'ready' : 'waiting';
      counts.held = { ...(held.length && { [obstacle() ?? 'order']: held.length }), ...(sending && { sending }) };
    },
    stop() {
      stopped = true;
      window.clearTimeout(timer);
      drop('stopped');
    },
  };
}
