import type { ChatEvent } from '@chat-analytics/core';
import type { VendorName } from '../chats/vendor-name.js';
import type { Telling } from '../telling.js';
import type { Call } from './call.js';

/** The destinations of this version, by their sinks' names. */
export const destinations = { ga4: 'GA4', meta: 'Meta' } as const;
export type Destination = keyof typeof destinations;

/** How far an event has come on its way to a destination. */
export interface Way {
  readonly state: 'unknown' | 'held' | 'delivered' | 'dropped' | 'failed';
  readonly reason?: string | undefined;
}

/** What the page made of something that it was told. `unheard`: nobody listens to an event of this name. */
export type Result = 'accepted' | 'duplicate' | 'ignored' | 'rejected' | 'unheard';

export interface Told {
  readonly name: string;
  result: Result;
}

/** Something that happened in a chat, from what the widget told of it to the calls it became. */
export interface Occurrence {
  readonly vendor: VendorName;
  /** The vendor's name of it. */
  name: string;
  readonly at: Date;
  /** In how many ways, or how often, the page was told. */
  readonly told: Told[];
  payload: unknown;
  readonly again: (() => void) | undefined;
  event: ChatEvent | undefined;
  readonly ways: Record<Destination, Way>;
  readonly calls: Record<Destination, Call[]>;
}

export function createOccurrence({ vendor, name, payload, again }: Telling): Occurrence {
  return {
    vendor,
    name,
    at: new Date(),
    told: [],
    payload,
    again,
    event: undefined,
    ways: { ga4: { state: 'unknown' }, meta: { state: 'unknown' } },
    calls: { ga4: [], meta: [] },
  };
}
