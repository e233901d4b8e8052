import type { ChatEvent } from '@chat-analytics/core';
import type { AutochatDetail } from '@chat-analytics/testing';
import type { Call } from './call.js';

/** The destinations of this version, by their sinks' names. */
export const destinations = { ga4: 'GA4', meta: 'Meta' } as const;
export type Destination = keyof typeof destinations;

/** How far an event has come on its way to a destination. */
export interface Way {
  readonly state: 'unknown' | 'held' | 'delivered' | 'dropped' | 'failed';
  readonly reason?: string | undefined;
}

/** A CustomEvent of the widget's, and what the page made of it. */
export interface Dispatch {
  readonly name: string;
  /** `unheard`: nobody listens to an event of this name. */
  result: 'accepted' | 'duplicate' | 'ignored' | 'rejected' | 'unheard';
}

/** One outcome of the chat, from the widget's events to the calls it became. */
export interface Outcome {
  readonly id: string;
  readonly detail: AutochatDetail;
  readonly at: Date;
  readonly dispatches: Dispatch[];
  event: ChatEvent | undefined;
  readonly ways: Record<Destination, Way>;
  readonly calls: Record<Destination, Call[]>;
}

export function createOutcome(detail: AutochatDetail): Outcome {
  return {
    id: detail.event_id,
    detail,
    at: new Date(),
    dispatches: [],
    event: undefined,
    ways: { ga4: { state: 'unknown' }, meta: { state: 'unknown' } },
    calls: { ga4: [], meta: [] },
  };
}
