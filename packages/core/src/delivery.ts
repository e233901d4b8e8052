import type { Consent } from './consent.js';
import type { ChatEvent } from './event.js';
import type { Ledger } from './ledger.js';
import type { Sink, SinkContext } from './sink.js';

/** How long released events may keep the page busy at a stretch, in milliseconds. */
const slice = 8;
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
  /** Hands over, or drops, what is held as far as consent and readiness now allow. */
  release(): void;
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
  /** Events whose promise is open. */
  let sending = 0;
  let stopped = false;
  let timer: number | undefined;
  let patience = firstLook;
  /** Whether the timer only lets the page breathe: the next slice must not begin before. */
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
  function obstacle(): string | undefined {
    const state = consent.of(sink.purpose);
    return state === 'denied' ? state : state === 'pending' ? 'consent' : ready() ? undefined : 'not_ready';
  }

  function send(event: ChatEvent): void {
    const fail = (error: unknown): void => {
      context.report('sink_threw', name, undefined, error);
      enter('failed', event, 'threw', error);
    };
    counts.attempts++;
    try {
      const result = sink.send(event, context);
      if (!result) enter('delivered', event);
      else if ('dropped' in result) enter('dropped', event, result.dropped);
      else {
        sending++;
        result.then(() => enter('delivered', event), fail).finally(() => sending--);
      }
    } catch (error) {
      fail(error);
    }
  }

  function drop(reason: string): void {
    for (const { event } of held.splice(0)) enter('dropped', event, reason);
  }

  function again(milliseconds: number): void {
    timer = window.setTimeout(release, milliseconds);
  }

  function release(): void {
    window.clearTimeout(timer);
    timer = undefined;
    breathing = false;
    const end = performance.now() + slice;
    for (let next; (next = held[0]); ) {
      const reason = obstacle();
      if (reason === 'denied') drop(reason);
      else if (reason) {
        if (reason === 'not_ready') again((patience = Math.min(patience * 1.5, lastLook)));
        return;
      } else {
        patience = firstLook;
        held.shift();
        if (Date.now() - next.since > (sink.maxAgeMs ?? Infinity)) enter('dropped', next.event, 'expired');
        else send(next.event);
        if (held.length && performance.now() > end) {
          breathing = true;
          again(0);
          return;
        }
      }
    }
  }

  return {
    release,
    offer(event) {
      counts.offered++;
      const entry = { event, since: Date.now() };
      held.push(entry);
      if (!breathing && (timer === undefined || !obstacle())) release();
      if (held.includes(entry)) enter('held', event, obstacle() ?? 'order');
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
