import type { GtagHit, MetaPixelHit } from '@chat-analytics/testing';
import type { Receipt } from '../endpoint.js';
import type { Seen } from '../libraries.js';

/** A call that a destination got, read off the wire. */
export interface Call {
  readonly name: string;
  /** By what the destination, or whoever reads its reports, tells this event from another. */
  readonly eventId: string | undefined;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** The values under the names that the pattern catches. */
function collect(hit: Readonly<Record<string, string>>, names: RegExp): (readonly [name: string, value: string])[] {
  return Object.entries(hit).flatMap(([field, value]) => {
    const name = names.exec(field)?.[1];
    return name === undefined ? [] : [[name, value] as const];
  });
}

export function readGtagHit({ en, ...rest }: GtagHit): Call {
  const parameters = collect(rest, /^epn?\.(.*)$/);
  const eventId = parameters.find(([name]) => name.endsWith('_event_id'))?.[1];
  return { name: en, eventId, parameters };
}

export function readPixelHit({ ev, eid, ...rest }: MetaPixelHit): Call {
  const parameters = collect(rest, /^cd\[(.*)\]$/);
  return { name: ev, eventId: eid, parameters: eid === undefined ? parameters : [['eventID', eid], ...parameters] };
}

/** The values of an object by their paths; what has none is left out. */
function flatten(value: unknown, path = ''): (readonly [name: string, value: string])[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object') return [[path, JSON.stringify(value)]];
  if (Array.isArray(value)) return value.length ? [[path, value.map(String).join(', ')]] : [];
  return Object.entries(value).flatMap(([name, inner]) => flatten(inner, path ? `${path}.${name}` : name));
}

/** What a data layer holds that is the Tag Manager's own. */
const own = /^(?:gtm\b|event$|_clear$|js$|config$)/;

/** What a tag could read when the Tag Manager saw the event. */
export function readSeen({ name, model }: Seen): Call {
  const parameters = flatten(Object.fromEntries(Object.entries(model).filter(([key]) => !own.test(key))));
  const eventId = parameters.find(([path]) => path.endsWith('.event_id'))?.[1];
  return { name, eventId, parameters };
}

/** The events of a batch that the endpoint took. */
export function readReceipt({ status, body }: Receipt): readonly Call[] {
  if (status >= 300) return [];
  return body.events.map((event) => ({ name: event.event_type, eventId: event.event_id, parameters: flatten(event) }));
}
