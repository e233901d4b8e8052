import { destinationName, kindOf, propertyNames, type ChatEventType, type Contract, type Naming, type PropertyKind, type RecipeDestination, type RecipeOutput } from '@chat-analytics/core';
import type { Constant } from './literal.js';
import { eventOf } from './vendors.js';

/**
 * Where the value of a field comes from: it is known beforehand; it stands in the vendor's payload; or it is the event's id or its time, which
 * a page has to make where the vendor tells none.
 */
export type Value =
  | { readonly constant: Constant; readonly isVendorEvent?: true }
  | { readonly path: string; readonly kind: PropertyKind }
  | { readonly made: 'event_id' }
  | { readonly made: 'occurred_at'; readonly path: string | undefined };

/** What a vendor's event becomes at a destination. */
export interface Output {
  readonly name: string;
  /** The key under which the data layer gets the parameters. */
  readonly under?: string | undefined;
  /** Parameters by name, as fields of the event or constants. One that the event cannot have is `undefined`. */
  readonly parameters: Readonly<Record<string, Value | undefined>>;
  /** The fields that the parameters take, by parameter: those that are constants of a recipe have none. */
  readonly fields: Readonly<Record<string, string>>;
  /** Which entry of the vendor's recipe it follows; none where the names are the normalized ones. */
  readonly recipe?: string | undefined;
}

/** Kinds that are left to the packages: what visitors wrote, and what a host allows by name. */
const left: readonly (PropertyKind | undefined)[] = ['text', 'texts', 'details'];

/** The fields and properties that an event of a vendor can have, by name, and where each comes from. */
export function fieldsOf(contract: Contract, name: string): ReadonlyMap<string, Value> {
  const { type, actor, at, inferred, set = {}, take = {} } = eventOf(contract, name);
  const { envelope = {} } = contract;
  const fields = new Map<string, Value>([
    ['vendor', { constant: contract.vendor }],
    ['vendor_event', { constant: name, isVendorEvent: true }],
    ['event_type', { constant: type }],
    ['actor', { constant: actor }],
    ['event_id', { made: 'event_id' }],
    ['occurred_at', { made: 'occurred_at', path: at ?? envelope.occurred_at }],
  ]);
  if (inferred) fields.set('inferred', { constant: true });
  for (const field of ['conversation_id', 'session_id'] as const) {
    const path = envelope[field];
    if (path !== undefined) fields.set(field, { path, kind: 'id' });
  }
  for (const [property, constant] of Object.entries(set)) {
    if (typeof constant === 'string' || typeof constant === 'number' || typeof constant === 'boolean') fields.set(property, { constant });
  }
  for (const [property, path] of Object.entries(take)) {
    const kind = kindOf(property);
    if (kind && !left.includes(kind)) fields.set(property, { path, kind });
  }
  return fields;
}

/** The properties among an event's fields. */
export function propertiesOf(fields: ReadonlyMap<string, Value>): string[] {
  return [...fields.keys()].filter((field) => kindOf(field) !== undefined);
}

/** `lead_qualified` as Meta's events are written: `ChatLeadQualified`. */
export function pascalCase(type: ChatEventType): string {
  return destinationName(type).replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The keys of every push in normalized form, so that nothing of an earlier one is left where `_clear` is not known. */
export const dataLayerKeys: readonly string[] = ['vendor', 'event_id', 'event_type', 'actor', 'conversation_id', 'session_id', 'occurred_at', ...propertyNames()];

/** Every parameter as the field that it takes. */
function taking(fields: ReadonlyMap<string, Value>, wanted: Readonly<Record<string, string>>): Pick<Output, 'fields' | 'parameters'> {
  return { fields: wanted, parameters: Object.fromEntries(Object.entries(wanted).map(([parameter, field]) => [parameter, fields.get(field)])) };
}

function normalizedOutput(contract: Contract, name: string, destination: RecipeDestination): Output {
  const { type } = eventOf(contract, name);
  const fields = fieldsOf(contract, name);
  if (destination === 'gtm') {
    const wanted = dataLayerKeys.filter((field) => fields.has(field));
    return { name: destinationName(type), under: 'chat', ...taking(fields, Object.fromEntries(wanted.map((field) => [field, field]))) };
  }
  const wanted = ['vendor', 'event_id', 'actor', ...propertiesOf(fields)];
  return { name: destination === 'ga4' ? destinationName(type) : pascalCase(type), ...taking(fields, Object.fromEntries(wanted.map((field) => [`chat_${field}`, field]))) };
}

/** A vendor's published recipe for an event and a destination, if there is one, and the entry that it stands in. */
export function recipeOf({ recipes }: Contract, name: string, destination: RecipeDestination): { readonly entry: string; readonly output: RecipeOutput } | undefined {
  const entries = recipes?.[destination];
  const entry = entries?.[name] ? name : '*';
  const output = entries?.[entry];
  return output && { entry, output };
}

/** What an event becomes: the vendor's published recipe where that is wanted and there is one, else the normalized form. */
export function outputOf(contract: Contract, name: string, destination: RecipeDestination, naming: Naming): Output {
  const recipe = naming === 'recipe' ? recipeOf(contract, name, destination) : undefined;
  if (!recipe) return normalizedOutput(contract, name, destination);
  const { set = {}, take = {}, under, name: outputName } = recipe.output;
  const constants = Object.entries(set).map(([parameter, constant]) => [parameter, { constant }] as const);
  const { fields, parameters } = taking(fieldsOf(contract, name), take);
  return { name: outputName, under, recipe: recipe.entry, fields, parameters: { ...Object.fromEntries(constants), ...parameters } };
}
