import { eventTypes, type Naming, type RecipeDestination } from '@chat-analytics/core';
import { defaultStandardEvents } from '@chat-analytics/meta-sink';
import type { Constant } from '../literal.js';
import { outputOf, recipeOf, type Output } from '../output.js';
import { eventNamesOf, eventOf, type Vendor } from '../vendors.js';

/** Where a tag finds a value: it is known beforehand, or stands on the data layer at a path. */
export type Found = { readonly constant: Constant } | { readonly path: string };

/** What a signal is at GA4 or Meta. */
export interface Destined {
  readonly name: string;
  /** Whether Meta knows the name. */
  readonly isStandard: boolean;
  readonly parameters: ReadonlyMap<string, Found>;
  /** Where the event's id stands, if the data layer has it. */
  readonly eventId: string | undefined;
  /** Signals of one family may share a tag. */
  readonly family: string;
}

/** One thing that the data layer tells of and that triggers can tell from others. */
export interface Signal {
  readonly title: string;
  /** The name of the event on the data layer. */
  readonly event: string;
  /** What else must hold: a value on the data layer. */
  readonly when?: { readonly path: string; readonly value: string };
  /** What is on the data layer with it, by path. */
  readonly paths: readonly string[];
  at(destination: 'ga4' | 'meta'): Destined;
}

export interface SignalOptions {
  readonly naming: Naming;
  /** Whether each event has a name of its own on the data layer, where the vendor has such names. */
  readonly aliases: boolean;
  readonly standardEvents: boolean;
}

/** The paths at which an output puts fields on the data layer, by field. */
function pathsOf({ under, fields }: Output): ReadonlyMap<string, string> {
  return new Map(Object.entries(fields).map(([parameter, field]) => [field, under === undefined ? parameter : `${under}.${parameter}`]));
}

/** What the vendor's events, which are one to the data layer, are at a destination. */
function destine(sources: readonly { readonly vendor: Vendor; readonly name: string }[], destination: RecipeDestination, naming: Naming, lane: string, paths: ReadonlyMap<string, string>, standard: string | undefined): Destined {
  const parameters = new Map<string, Found>();
  const outputs = sources.map(({ vendor, name }) => outputOf(vendor.contract, name, destination, naming));
  for (const output of outputs) {
    for (const [parameter, value] of Object.entries(output.parameters)) {
      const path = paths.get(output.fields[parameter] ?? '');
      if (path !== undefined) parameters.set(parameter, { path });
      else if (value && 'constant' in value) parameters.set(parameter, { constant: value.constant });
    }
  }
  const [first] = outputs;
  if (!first) throw new TypeError('A signal has a source.');
  return { name: standard ?? first.name, isStandard: standard !== undefined, parameters, eventId: paths.get('event_id'), family: `${lane} ${standard ?? first.recipe ?? 'normalized'}` };
}

/** The signals of one vendor's own recipe for the data layer: they differ in the field that has the vendor's name of the event. */
function recipeSignals(vendor: Vendor, { aliases, standardEvents }: SignalOptions): Signal[] {
  const { contract } = vendor;
  const sources = new Map<string, string[]>();
  const valueOf = (name: string): string => {
    const output = recipeOf(contract, name, 'gtm')?.output;
    const parameter = Object.entries(recipeOf(contract, '*', 'gtm')?.output.take ?? {}).find(([, field]) => field === 'vendor_event')?.[0] ?? '';
    return String(output?.set?.[parameter] ?? name);
  };
  for (const name of eventNamesOf(vendor)) sources.set(valueOf(name), [...(sources.get(valueOf(name)) ?? []), name]);
  return Array.from(sources, ([title, [name = '']]) => {
    const output = outputOf(contract, name, 'gtm', 'recipe');
    const paths = pathsOf(output);
    const path = paths.get('vendor_event') ?? '';
    const standard = standardEvents ? defaultStandardEvents[eventOf(contract, name).type] : undefined;
    return {
      title,
      event: aliases && vendor.hasAliases ? title : output.name,
      ...(!(aliases && vendor.hasAliases) && { when: { path, value: title } }),
      paths: [...paths.values()],
      at: (destination) => destine([{ vendor, name }], destination, 'recipe', contract.vendor, paths, destination === 'meta' ? standard : undefined),
    };
  });
}

/** The signals that vendors have in common: one per event type. */
function normalizedSignals(vendors: readonly Vendor[], { standardEvents }: SignalOptions): Signal[] {
  return eventTypes.flatMap((type): Signal[] => {
    const sources = vendors.flatMap((vendor) => eventNamesOf(vendor, [type]).map((name) => ({ vendor, name })));
    const [first] = sources;
    if (!first) return [];
    const outputs = sources.map(({ vendor, name }) => outputOf(vendor.contract, name, 'gtm', 'normalized'));
    const paths = new Map(outputs.flatMap((output) => [...pathsOf(output)]));
    const standard = standardEvents ? defaultStandardEvents[type] : undefined;
    const event = outputOf(first.vendor.contract, first.name, 'gtm', 'normalized').name;
    return [
      {
        title: event,
        event,
        paths: [...paths.values()],
        at: (destination) => destine(sources, destination, 'normalized', 'chat', paths, destination === 'meta' ? standard : undefined),
      },
    ];
  });
}

/** A group of signals that nothing but their values tells apart. */
export interface Lane {
  readonly title: string;
  /** Whether the names of events at the destinations follow from those on the data layer. */
  readonly isNormalized: boolean;
  readonly signals: readonly Signal[];
}

/** All that vendors can bring onto the data layer: a lane for each that has a recipe of its own, and one for the others. */
export function lanesOf(vendors: readonly Vendor[], options: SignalOptions): Lane[] {
  const own = vendors.filter(({ contract }) => options.naming === 'recipe' && contract.recipes?.gtm);
  const common = normalizedSignals(vendors.filter((vendor) => !own.includes(vendor)), options);
  return [
    ...own.map((vendor) => ({ title: vendor.title, isNormalized: false, signals: recipeSignals(vendor, options) })),
    ...(common.length ? [{ title: 'Chat', isNormalized: true, signals: common }] : []),
  ];
}
