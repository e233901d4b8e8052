import type { Actor, ChatEventBase } from './event.js';
import type { ChatEventType, PropertyOf, RequiredProperty } from './event-types.js';
import type { PropertyName, PropertyValue } from './property-table.js';

/** Where a value stands in a vendor's payload: keys joined by dots, e.g. `response.rating`. The empty path is the payload itself. */
export type Path = string;

/** The fields of an event itself that a contract may take from a payload. */
export type EnvelopeField = 'event_id' | 'occurred_at' | 'conversation_id' | 'session_id' | 'vendor' | 'vendor_event' | 'actor' | 'page_path' | 'inferred';

/** Names a field of a {@link ChatEvent}, or one of its properties. */
export type EventField = Exclude<keyof ChatEventBase, 'schema_version'> | 'event_type' | PropertyName;

/** What one vendor event means, for an event of type `T`. Two operations only: set a constant, take a path. */
export interface EventContract<T extends ChatEventType = ChatEventType> {
  /** The normalized event type. */
  readonly type: T;
  /** Who acted. */
  readonly actor: Actor;
  /** Where the vendor's id of this very occurrence stands; the event id becomes `vendor:type:id`, stable across reloads. */
  readonly id?: Path;
  /** Where the time of this very occurrence stands, for a vendor whose payloads do not agree on the place. */
  readonly at?: Path;
  /** `true` where the event is deduced and not reported. */
  readonly inferred?: true;
  /** Properties that are the same every time. */
  readonly set?: { readonly [P in PropertyOf<T>]?: PropertyValue<P> };
  /** Properties read from the payload. A taken value wins over a set one. */
  readonly take?: Readonly<Partial<Record<PropertyOf<T>, Path>>>;
}

/** An {@link EventContract} of any one type: `type` decides which properties `set` and `take` may name. */
export type AnyEventContract = { [T in ChatEventType]: EventContract<T> }[ChatEventType];

/** One output of a vendor's published recipe: a name, and parameters that are constants (`set`) or fields of the event (`take`). */
export interface RecipeOutput {
  /** The name of the event at the destination. */
  readonly name: string;
  /** The key under which the data layer gets the parameters; without it they stand beside `event`. */
  readonly under?: string;
  readonly set?: Readonly<Record<string, string | number | boolean>>;
  readonly take?: Readonly<Record<string, EventField>>;
}

/** The destinations a vendor may publish a recipe for. */
export type RecipeDestination = 'ga4' | 'meta' | 'gtm';

/** Recipe outputs by the vendor's event name; `*` stands for every event without an entry of its own. */
export type Recipe = Readonly<Record<string, RecipeOutput>>;

/** What a vendor's events mean. Data only: the types, the runtime, the docs, the recipes and the fixtures all read it. */
export interface Contract {
  /** The vendor's name in {@link ChatEventBase.vendor}. */
  readonly vendor: string;
  /** Event fields that stand at the same place in every payload. */
  readonly envelope?: Readonly<Partial<Record<EnvelopeField, Path>>>;
  /** The vendor's events by their own names. */
  readonly events: Readonly<Record<string, AnyEventContract>>;
  /** Names that are known and meant to be left alone: counted as ignored. */
  readonly ignore?: readonly string[];
  /** The outputs of the vendor's published recipes, where it has any. */
  readonly recipes?: Readonly<Partial<Record<RecipeDestination, Recipe>>>;
}

type Given<E, Part extends 'set' | 'take'> = E extends Readonly<Record<Part, infer Properties>> ? keyof Properties : never;
type Missing<E> = E extends { readonly type: infer T extends ChatEventType } ? Exclude<RequiredProperty<T>, Given<E, 'set'> | Given<E, 'take'>> : never;

/** What an event is told beside what there is: the compiler takes an object whole in which one optional name is right. */
type Unknown<E> =
  | (E extends { readonly type: infer T extends ChatEventType } ? Exclude<Given<E, 'set'> | Given<E, 'take'>, PropertyOf<T>> & string : never)
  | (Exclude<keyof E, keyof EventContract> & string);

/** Keys nobody writes: where they are asked for, the compiler's message says which property is missing, or which there is none of. */
type Complete<Events> = {
  readonly [Name in keyof Events]: [Missing<Events[Name]> | Unknown<Events[Name]>] extends [never]
    ? unknown
    : { readonly [P in Missing<Events[Name]> as `required property ${P}`]: true } & { readonly [P in Unknown<Events[Name]> as `no property ${P}`]: true };
};

/**
 * Declares what a vendor's events mean. The compiler refuses an event type, a property, or a kind of value that the schema does not
 * have, and an event without its required properties; its message names the culprit.
 *
 * @example
 * defineContract({
 *   vendor: 'acme',
 *   envelope: { conversation_id: 'chat.id' },
 *   events: {
 *     rated: {
 *       type: 'survey_submitted',
 *       actor: 'visitor',
 *       id: 'survey.id',
 *       set: { rating_max: 5 },
 *       take: { rating: 'survey.stars' },
 *     },
 *   },
 * });
 */
export function defineContract<const C extends Contract>(contract: C & { readonly events: Complete<C['events']> }): C {
  return contract;
}
