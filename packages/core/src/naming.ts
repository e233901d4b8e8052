import type { Recipe, RecipeDestination, RecipeOutput } from './contract.js';
import type { ChatEvent } from './event.js';
import type { ChatEventType } from './event-types.js';
import { isRecord } from './options.js';
import { kindOf } from './property-table.js';
import type { SinkContext } from './sink.js';

/**
 * In whose words a sink speaks: `normalized`, the same names for every vendor; `recipe`, the vendors' own published recipes to the
 * letter, where there is one.
 */
export type Naming = 'normalized' | 'recipe';

/** A value that every destination can carry. */
export type ParameterValue = string | number | boolean | readonly string[];

/** Flat parameters, by name. */
export type Parameters = Record<string, ParameterValue | undefined>;

/** A field of an event that no destination gets unless the host asks for it by the option `parameters`. */
export type ExtraField = 'conversation_id' | 'session_id' | 'page_path' | 'occurred_at' | 'vendor_event' | 'inferred';

/** The rules of the options that sinks have in common, for {@link checkOptions}. */
export const destinationRules = {
  naming: 'normalized|recipe',
  events: 'list of event types',
  rename: 'object by event type',
  parameters: 'list of conversation_id, session_id, page_path, occurred_at, vendor_event, inferred',
  purpose: 'analytics|advertising|none',
} as const;

const prefix = 'chat_';

/** The normalized name of an event at a destination that knows no namespaces: `chat_opened`, `chat_lead_qualified`. */
export function destinationName(type: ChatEventType): string {
  return type.startsWith(prefix) ? type : prefix + type;
}

/** Names as destinations know them, by our own: made once. */
const names: Record<string, string> = {};

const nameOf = (name: string): string => (names[name] ??= prefix + name);

function addFields(parameters: Parameters, event: ChatEvent, extra: readonly ExtraField[]): void {
  for (const field of extra) if (event[field] !== undefined) parameters[nameOf(field)] = event[field];
}

/** The normalized parameters: who reported it, its id, who acted, the fields asked for, and its properties, all under `chat_`. */
export function destinationParameters(event: ChatEvent, extra: readonly ExtraField[]): Parameters {
  const parameters: Parameters = { chat_vendor: event.vendor, chat_event_id: event.event_id, chat_actor: event.actor };
  addFields(parameters, event, extra);
  const properties: Readonly<Partial<Record<string, ParameterValue | Readonly<Parameters>>>> = event.properties;
  for (const name of Object.keys(properties)) {
    const value = properties[name];
    if (isRecord(value)) for (const key of Object.keys(value)) parameters[`${prefix}${name}_${key}`] = value[key];
    else parameters[nameOf(name)] = value;
  }
  return parameters;
}

/** One parameter of a recipe. */
interface RecipeStep {
  readonly name: string;
  readonly value?: ParameterValue | undefined;
  /** A field of the event. */
  readonly field?: string | undefined;
  /** A property of the event. */
  readonly property?: string | undefined;
}

/** An output of a recipe, with where to look for each of its parameters: to look for a name where it is not takes longer than all the rest, so that is made out once. */
export interface CompiledOutput extends RecipeOutput {
  readonly steps: readonly RecipeStep[];
}

function compile(output: RecipeOutput): CompiledOutput {
  const { set = {}, take = {} } = output;
  const steps = [...Object.entries(set).map(([name, value]) => ({ name, value })), ...Object.entries(take).map(([name, field]) => (kindOf(field) ? { name, property: field } : { name, field }))];
  return { ...output, steps };
}

/** The outputs of recipes by the vendor's event names. */
const compiled = new WeakMap<Recipe, ReadonlyMap<string, CompiledOutput>>();

/** What the vendor's published recipe says of an event, if it has one for it. */
export function findRecipe(event: ChatEvent, destination: RecipeDestination, context: SinkContext): CompiledOutput | undefined {
  const recipe = context.contract(event.vendor)?.recipes?.[destination];
  if (!recipe) return undefined;
  let outputs = compiled.get(recipe);
  if (!outputs) compiled.set(recipe, (outputs = new Map(Object.entries(recipe).map(([name, output]) => [name, compile(output)]))));
  return outputs.get(event.vendor_event) ?? outputs.get('*');
}

const valueIn = (record: object, name: string): ParameterValue | undefined => (record as Readonly<Record<string, ParameterValue | undefined>>)[name];

/** The parameters of a recipe: constants, and fields of the event; a field that is absent is `undefined`. */
export function recipeParameters(event: ChatEvent, { steps }: CompiledOutput, extra: readonly ExtraField[] = []): Parameters {
  const parameters: Parameters = {};
  for (const { name, value, field, property } of steps) parameters[name] = property ? valueIn(event.properties, property) : field ? valueIn(event, field) : value;
  addFields(parameters, event, extra);
  return parameters;
}
