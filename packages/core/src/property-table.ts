/**
 * How a property's value looks, and so how a vendor's value is read and checked.
 *
 * | kind | value | read from |
 * | --- | --- | --- |
 * | `id` | string, at most 256 characters | a string, or a number |
 * | `ids` | at most 50 ids | an array of such |
 * | `text` | free text, at most 1,000 characters; only with `captureText` | a string |
 * | `texts` | at most 50 texts; only with `captureText` | an array of strings |
 * | `length` | characters of a string, entries of an array | a string or an array |
 * | `flag` | boolean | a boolean, `'true'` or `'false'` |
 * | `number` | finite number | a number, or a string that holds one |
 * | `time` | ISO 8601 in UTC, with milliseconds | an ISO string, or milliseconds since 1970 |
 * | `choice` | one of an open set of short strings, at most 100 characters | a string, or a number |
 * | `url` | http(s) address or path, without query, fragment and credentials | a string |
 * | `details` | flat record of scalars under allow-listed keys | an object |
 */
export type PropertyKind = keyof KindValues;

/** The value each kind has in a {@link ChatEvent}. */
export interface KindValues {
  id: string;
  ids: readonly string[];
  text: string;
  texts: readonly string[];
  length: number;
  flag: boolean;
  number: number;
  time: string;
  choice: string;
  url: string;
  details: Readonly<Record<string, string | number | boolean>>;
}

/**
 * What a property may say about a person: `safe` nothing, `identifier` it names a record of the vendor's (a message, a survey),
 * `free_text` it may hold anything somebody typed and is left out unless the host opts in.
 */
export type PrivacyClass = 'safe' | 'identifier' | 'free_text';

/**
 * Every property a {@link ChatEvent} can carry, named once, with its kind and privacy class. The types, the JSON Schema, the
 * contracts and the readers all follow this table.
 */
export const propertyTable = {
  // The widget.
  opened_via: ['choice', 'safe'],
  closed_from: ['choice', 'safe'],
  widget_state: ['choice', 'safe'],
  widget_state_before: ['choice', 'safe'],
  widget_state_after: ['choice', 'safe'],
  widget_size: ['choice', 'safe'],
  widget_size_before: ['choice', 'safe'],
  widget_size_after: ['choice', 'safe'],
  conversation_state: ['choice', 'safe'],
  menu_item: ['choice', 'safe'],
  menu_source: ['choice', 'safe'],

  // What invited the shopper to chat.
  trigger_name: ['choice', 'safe'],
  trigger_surface: ['choice', 'safe'],
  trigger_template: ['choice', 'safe'],
  starter_text: ['text', 'free_text'],
  starter_length: ['length', 'safe'],
  starter_generated: ['flag', 'safe'],
  starters: ['texts', 'free_text'],
  starters_count: ['length', 'safe'],
  starters_generated: ['flag', 'safe'],
  teaser_name: ['choice', 'safe'],

  // Conversation and messages.
  message_id: ['id', 'identifier'],
  message_text: ['text', 'free_text'],
  message_length: ['length', 'safe'],
  message_count: ['number', 'safe'],
  attachments_count: ['length', 'safe'],
  input_type: ['choice', 'safe'],
  button_target: ['choice', 'safe'],
  unread_count: ['number', 'safe'],
  conversation_started_at: ['time', 'safe'],
  conversation_duration: ['number', 'safe'],

  // Products and links.
  product_id: ['id', 'safe'],
  product_ids: ['ids', 'safe'],
  product_category: ['choice', 'safe'],
  selected_product_ids: ['ids', 'safe'],
  suggestions: ['texts', 'free_text'],
  suggestions_count: ['length', 'safe'],
  link_type: ['choice', 'safe'],
  link_url: ['url', 'safe'],
  link_text: ['text', 'free_text'],

  // Feedback.
  survey_id: ['id', 'identifier'],
  rating: ['number', 'safe'],
  rating_max: ['number', 'safe'],
  sentiment: ['choice', 'safe'],
  feedback_text: ['text', 'free_text'],
  feedback_length: ['length', 'safe'],
  rated_text: ['text', 'free_text'],
  rated_length: ['length', 'safe'],

  // Outcomes.
  trigger_source: ['choice', 'safe'],
  details: ['details', 'safe'],
} as const satisfies Record<string, readonly [PropertyKind, PrivacyClass]>;

/** The name of a property, e.g. `widget_size`. */
export type PropertyName = keyof typeof propertyTable;

/** The value a property has in a {@link ChatEvent}. */
export type PropertyValue<P extends PropertyName> = KindValues[(typeof propertyTable)[P][0]];
