import type { ChatEvent } from './event.js';

/** The most events that one event may bring about in sinks and listeners: more is a circle. */
const most = 1000;

/** Offers events one after the other: those that one brings about come after it, for everybody in the same order. */
export interface OneAfterTheOther {
  /** Until `begin` they wait. */
  offer(event: ChatEvent): void;
  begin(): void;
  /** Whether an event has brought about so many others in this turn that it must be a circle, or as many wait. */
  isCircling(): boolean;
}

export function createOneAfterTheOther(offerNow: (event: ChatEvent) => void): OneAfterTheOther {
  /** Those that wait for the beginning, and later an event that is offered with those that it has brought about. */
  let row: ChatEvent[] | undefined = [];

  function begin(): void {
    try {
      for (const event of row ?? []) offerNow(event);
    } finally {
      row = undefined;
    }
  }

  return {
    begin,
    isCircling: () => row !== undefined && row.length > most,
    offer(event) {
      if (row) row.push(event);
      else {
        row = [event];
        begin();
      }
    },
  };
}
