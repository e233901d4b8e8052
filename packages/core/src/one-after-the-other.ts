import type { ChatEvent } from './event.js';

/** The most events that one event may bring about in sinks and listeners: more is a circle. */
const most = 1000;

/** Offers events one after the other: those that one brings about come after it, for everybody in the same order. */
export interface OneAfterTheOther {
  offer(event: ChatEvent): void;
  /** Whether an event has brought about so many others in this turn that it must be a circle. */
  isCircling(): boolean;
}

export function createOneAfterTheOther(offerNow: (event: ChatEvent) => void): OneAfterTheOther {
  /** While an event is offered, those that it has brought about. */
  let nested: ChatEvent[] | undefined;
  return {
    isCircling: () => nested !== undefined && nested.length >= most,
    offer(event) {
      if (nested) {
        nested.push(event);
        return;
      }
      nested = [];
      try {
        offerNow(event);
        for (const next of nested) offerNow(next);
      } finally {
        nested = undefined;
      }
    },
  };
}
