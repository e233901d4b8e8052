import { isRecord, propertyNames, recipeParameters, type ChatEvent, type CompiledOutput } from '@chat-analytics/core';

/** What is pushed beside the name of the event. */
export type Fields = Record<string, unknown>;

const eventFields = ['vendor', 'event_id', 'event_type', 'actor', 'conversation_id', 'session_id', 'occurred_at'] as const;

/** GTM merges, so that a key which is not pushed keeps its last value: all are pushed, every time. Made for the first event. */
let noValues: Readonly<Fields> | undefined;

/** The data layer is the page's: what it does with a list must not change the event. */
const copy = (value: unknown): unknown => (Array.isArray(value) ? [...(value as unknown[])] : isRecord(value) ? { ...value } : value);

/** The same keys for every event of every vendor, under `chat`. */
export function normalizedFields(event: ChatEvent): Fields {
  noValues ??= Object.fromEntries([...eventFields, ...propertyNames()].map((name) => [name, undefined]));
  const chat: Fields = { ...noValues };
  for (const name of eventFields) chat[name] = event[name];
  for (const [name, value] of Object.entries(event.properties)) chat[name] = copy(value);
  return { chat };
}

/** A vendor's published recipe, to the letter. */
export function recipeFields(event: ChatEvent, recipe: CompiledOutput): Fields {
  const parameters: Fields = recipeParameters(event, recipe);
  for (const [name, value] of Object.entries(parameters)) if (typeof value === 'object') parameters[name] = copy(value);
  return recipe.under ? { [recipe.under]: parameters } : parameters;
}

/** Empties what the push before has left and this one does not set, at any depth: two vendors' recipes have not the same keys. */
export function emptyStale(before: Fields, fields: Fields): void {
  for (const key of Object.keys(before)) {
    const [stale, value] = [before[key], fields[key]];
    if (isRecord(stale) && isRecord(value)) emptyStale(stale, value);
    else if (stale !== undefined && !(key in fields)) fields[key] = undefined;
  }
}
