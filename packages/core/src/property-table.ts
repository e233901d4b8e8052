/**
 * The value each kind of property has in a {@link ChatEvent}, and so how a vendor's value is read and checked.
 *
 * | kind | value | read from |
 * | --- | --- | --- |
 * | `choice` | one of an open set of short strings, at most 100 characters | a string, or a number |
 * | `id` | string, at most 256 characters, nothing like an e-mail address | a string, or a number |
 * | `ids` | at most 50 ids | an array of such |
 * | `text` | free text, at most 1,000 characters; only with `captureText` | a string |
 * | `texts` | at most 50 texts; only with `captureText` | an array of strings |
 * | `length` | characters of a string, entries of an array | a string, an array, or a number: its length |
 * | `flag` | boolean | a boolean, `'true'` or `'false'` |
 * | `number` | finite number | a number, or a string that holds one |
 * | `time` | ISO 8601 in UTC, with milliseconds | an ISO string, or milliseconds since 1970 |
 * | `url` | http(s) address or path, without query, fragment and credentials | a string |
 * | `details` | flat record of scalars under allow-listed keys | an object |
 */
export interface KindValues {
  choice: string;
  id: Id;
  ids: Ids;
  text: Text;
  texts: Texts;
  length: Length;
  flag: boolean;
  number: number;
  time: Time;
  url: Url;
  details: Readonly<Record<string, string | number | boolean>>;
}

// The tags below go into the JSON Schema.

/**
 * @minLength 1
 * @maxLength 256
 */
type Id = string;
/** @maxItems 50 */
type Ids = readonly Id[];
/**
 * @minLength 1
 * @maxLength 1000
 */
type Text = string;
/** @maxItems 50 */
type Texts = readonly Text[];
/**
 * @asType integer
 * @minimum 0
 */
type Length = number;
/** @format date-time */
type Time = string;
/**
 * @minLength 1
 * @maxLength 1000
 */
type Url = string;

export type PropertyKind = keyof KindValues;

/**
 * What a property may say about a person: `safe` nothing, `identifier` it names a record of the vendor's (a message, a survey),
 * `free_text` it may hold anything somebody typed and is left out unless the host opts in.
 */
export type PrivacyClass = 'safe' | 'identifier' | 'free_text';

/**
 * Every property a {@link ChatEvent} can carry, named once, by kind and privacy class. The types, the JSON Schema, the contracts and
 * the readers all follow this table.
 */
export const propertyTable = {
  choice: {
    safe: [
      'opened_via',
      'closed_from',
      'widget_state',
      'widget_state_before',
      'widget_state_after',
      'widget_size',
      'widget_size_before',
      'widget_size_after',
      'conversation_state',
      'menu_item',
      'menu_source',
      'trigger_name',
      'trigger_surface',
      'trigger_template',
      'trigger_source',
      'teaser_name',
      'input_type',
      'button_target',
      'product_category',
      'link_type',
      'sentiment',
    ],
  },
  id: {
    safe: ['product_id'],
    identifier: ['message_id', 'survey_id'],
  },
  ids: { safe: ['product_ids', 'selected_product_ids'] },
  text: { free_text: ['message_text', 'starter_text', 'link_text', 'feedback_text', 'rated_text'] },
  texts: { free_text: ['starters', 'suggestions'] },
  length: { safe: ['message_length', 'starter_length', 'feedback_length', 'rated_length', 'starters_count', 'suggestions_count', 'attachments_count'] },
  flag: { safe: ['starter_generated', 'starters_generated'] },
  number: { safe: ['rating', 'rating_max', 'unread_count', 'message_count', 'conversation_duration'] },
  time: { safe: ['conversation_started_at'] },
  url: { safe: ['link_url'] },
  details: { safe: ['details'] },
} as const satisfies Readonly<Record<PropertyKind, Partial<Readonly<Record<PrivacyClass, readonly string[]>>>>>;

type Table = typeof propertyTable;
type NamesIn<Classes> = { [Class in keyof Classes]: Classes[Class] extends readonly (infer Name extends string)[] ? Name : never }[keyof Classes];

/** The names of each kind of property. */
export type NamesOfKind = { [Kind in PropertyKind]: NamesIn<Table[Kind]> };

/** The name of a property, e.g. `widget_size`. */
export type PropertyName = NamesOfKind[PropertyKind];

/** The value a property has in a {@link ChatEvent}. */
export type PropertyValue<P extends PropertyName> = { [Kind in PropertyKind]: P extends NamesOfKind[Kind] ? KindValues[Kind] : never }[PropertyKind];

/** The kind of a property, if there is one of that name. */
export function kindOf(name: string): PropertyKind | undefined {
  const kinds: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = propertyTable;
  return Object.keys(propertyTable).find((kind): kind is PropertyKind => Object.values(kinds[kind] ?? {}).some((names) => names.includes(name)));
}

/** The name of every property. */
export function propertyNames(): string[] {
  return Object.values<Readonly<Record<string, readonly string[]>>>(propertyTable).flatMap((classes) => Object.values(classes).flat());
}
