import type { GtagHit, MetaPixelHit } from '@chat-analytics/testing';

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
