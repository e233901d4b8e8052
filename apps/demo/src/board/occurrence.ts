import type { ChatEvent } from '@chat-analytics/core';
import type { VendorName } from '../chats/vendor-name.js';
import type { Telling } from '../telling.js';
import type { Call } from './call.js';

/** The destinations, by their sinks' names. */
export const destinations = { ga4: 'GA4', meta: 'Meta', gtm: 'GTM', webhook: 'Endpoint' } as const;
export type Destination = keyof typeof destinations;

export const destinationNames = ['ga4', 'meta', 'gtm', 'webhook'] as const satisfies readonly Destination[];

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
  /** In how many ways, or how often, the page was told. Nothing where that was on an earlier page. */
  readonly told: Told[];
  payload: unknown;
  readonly again: (() => void) | undefined;
  event: ChatEvent | undefined;
  readonly ways: Record<Destination, Way>;
  readonly calls: Record<Destination, Call[]>;
}

export function createOccurrence({ vendor, name, payload, again }: Telling, at = new Date()): Occurrence {
  const unknown: Way = { state: 'unknown' };
  return {
    vendor,
    name,
    at,
    told: [],
    payload,
    again,
    event: undefined,
    ways: { ga4: unknown, meta: unknown, gtm: unknown, webhook: unknown },
    calls: { ga4: [], meta: [], gtm: [], webhook: [] },
  };
}
