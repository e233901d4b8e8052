import type { Delivery } from './delivery.js';
import type { ChatEvent } from './event.js';
import { isEventType } from './event-types.js';
import { isRecord } from './options.js';
import type { Owners } from './recent-owners.js';
import type { Registry } from './registry.js';

/** The most events that one event may bring about in sinks and listeners: more is a circle. */
const mostNested = 1000;

/** That the host will not have an event, or cannot. */
export interface Refusal {
  readonly stage: 'ignored' | 'rejected';
  readonly reason: string;
}

export interface AcceptanceSettings {
  readonly beforeEvent: ((event: ChatEvent) => ChatEvent | null) | undefined;
  /** Called before the first event is handed on, and any other. */
  readonly begin: () => void;
  readonly deliveries: readonly Delivery[];
  readonly listeners: ReadonlySet<(event: ChatEvent) => void>;
  readonly ownersOf: Registry['ownersOf'];
  readonly guard: (where: string, run: () => void) => void;
}

/** What becomes of an event that a source has understood. */
export interface Acceptance {
  /** What the host makes of it: the same or another one, or that there shall be none. */
  approve(event: ChatEvent): ChatEvent | Refusal;
  /** Hands an event that these have had to every sink and listener. */
  accept(event: ChatEvent, owners: Owners): void;
}

/** Whether it is an event in its outline: what a host or a storage gave back may be anything. */
export function isEvent(value: unknown): value is ChatEvent {
  return isRecord(value) && typeof value.event_id === 'string' && isEventType(value.event_type) && isRecord(value.properties);
}

export function createAcceptance({ beforeEvent, begin, deliveries, listeners, ownersOf, guard }: AcceptanceSettings): Acceptance {
  /** Events of this turn: the first is being delivered, the others were brought about by it. */
  const accepted: ChatEvent[] = [];
  return {
    approve(event) {
      if (accepted.length >= mostNested) return { stage: 'rejected', reason: 'too_many_at_once' };
      if (!beforeEvent) return event;
      let result: unknown;
      guard('beforeEvent', () => {
        result = beforeEvent(event);
      });
      return isEvent(result) ? result : { stage: result === null ? 'ignored' : 'rejected', reason: 'before_event' };
    },
    accept(event, owners) {
      begin();
      // A sink or a listener may bring about events of its own: they come after, for all in the same order.
      if (accepted.push(event) > 1) return;
      for (const next of accepted) {
        const had = next === event ? owners : ownersOf(next.event_id);
        for (const delivery of deliveries) delivery.offer(next, had);
        if (listeners.size) for (const listener of [...listeners]) guard('subscribe', () => listener(next));
      }
      accepted.length = 0;
    },
  };
}
