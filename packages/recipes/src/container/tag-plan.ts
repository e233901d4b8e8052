import type { Constant } from '../literal.js';
import type { Draft } from './draft.js';
import type { Destined, Found, Lane, Signal } from './signals.js';

/** `single-tag`: one tag for all events that only their values tell apart. `tag-per-event`: one for each. */
export type Routing = 'single-tag' | 'tag-per-event';

/** What a tag has in a field: a constant, or a reference to a variable. */
export type Filled = { readonly constant: Constant } | { readonly reference: string };

/** A tag of GA4 or Meta, before it is written in the form of either. */
export interface TagPlan {
  readonly title: string;
  readonly triggerId: string;
  /** The event's name. `follows`: it follows from the name on the data layer. */
  readonly name: Filled | 'follows';
  readonly isStandard: boolean;
  readonly parameters: readonly (readonly [name: string, value: Filled])[];
  /** The reference to the event's id. */
  readonly eventId: string | undefined;
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** The tags that a lane needs at a destination, and with them the triggers and variables. */
export function planTags(draft: Draft, lane: Lane, destination: 'ga4' | 'meta', routing: Routing): TagPlan[] {
  const families = new Map<string, [Signal, Destined][]>();
  for (const signal of lane.signals) {
    const destined = signal.at(destination);
    const family = routing === 'single-tag' ? destined.family : signal.title;
    families.set(family, [...(families.get(family) ?? []), [signal, destined]]);
  }
  return Array.from(families.values(), (members) => planTag(draft, lane, destination, members));
}

function planTag(draft: Draft, lane: Lane, destination: 'ga4' | 'meta', members: readonly (readonly [Signal, Destined])[]): TagPlan {
  const signals = members.map(([signal]) => signal);
  const events = unique(signals.map(({ event }) => event));
  const whens = signals.flatMap(({ when }) => when ?? []);
  const isAll = signals.length === lane.signals.length;
  const [only] = signals;
  const title = members.length === 1 && only ? only.title : isAll ? (events.length === 1 ? (events[0] ?? '') : 'all events') : 'other events';
  const where = lane.isNormalized ? title : `${lane.title} - ${title}`;

  /** A value that the members agree on, or that follows from what tells them apart. */
  function fill(name: string, founds: readonly (readonly [Signal, Found])[]): Filled {
    const [[, first] = [undefined, undefined]] = founds;
    if (!first) throw new TypeError(`Nothing is found for ${name}.`);
    if ('path' in first) return { reference: draft.addPath(first.path) };
    const rows = founds.flatMap(([{ when }, found]): [string, string][] => (when && 'constant' in found ? [[when.value, String(found.constant)]] : []));
    const [when] = whens;
    if (new Set(rows.map(([, value]) => value)).size < 2 || !when) return first;
    return { reference: draft.addLookup(`${lane.title} ${destination} ${name}`, when.path, rows) };
  }

  const parameterNames = unique(members.flatMap(([, { parameters }]) => [...parameters.keys()]));
  const [[, first] = [undefined, undefined]] = members;
  const names = members.map(([signal, { name }]) => [signal, { constant: name }] as const);
  const isOneName = unique(names.map(([, { constant }]) => constant)).length === 1;
  const follows = lane.isNormalized && !isOneName;
  const [when] = whens;
  // Somebody else's pushes of that name may have values that nobody knows.
  const needsValue = when && !(isAll && isOneName);
  return {
    title: where,
    triggerId: draft.addTrigger({ title: where, events, when: needsValue ? { path: when.path, values: whens.map(({ value }) => value) } : undefined }),
    name: follows ? 'follows' : fill('event name', names),
    isStandard: first?.isStandard ?? false,
    parameters: parameterNames.map((name) => [
      name,
      fill(
        name,
        members.flatMap(([signal, { parameters }]) => {
          const found = parameters.get(name);
          return found ? [[signal, found] as const] : [];
        }),
      ),
    ]),
    eventId: first?.eventId === undefined ? undefined : draft.addPath(first.eventId),
  };
}
