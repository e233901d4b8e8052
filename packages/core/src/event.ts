import { isEventType, type ChatEventProperties, type ChatEventType } from './event-types.js';
import { isRecord } from './options.js';

/**
 * Who acted. The standards disagree on what "sent" and "received" mean, so direction rests here and not on the event's name:
 * `visitor` is the shopper, `agent` a person of the shop, `bot` the shop's automaton, `system` the vendor's software.
 */
export type Actor = 'visitor' | 'agent' | 'bot' | 'system';

/** What every event carries, whatever its type. */
export interface ChatEventBase {
  /** The version of this schema. */
  readonly schema_version: 1;
  /** The vendor's own id; else one made of its ids (`vendor:type:id`), stable across reloads; else a UUID. */
  readonly event_id: string;
  /**
   * When it happened: ISO 8601, UTC, with milliseconds.
   * @format date-time
   */
  readonly occurred_at: string;
  /** Who reported it: `autochat`, `kustomer`, `bloomreach_clarity`, `host` for the page's own outcomes, … */
  readonly vendor: string;
  /** The vendor's own name for it, e.g. `autochat.lead_qualified.v1`. */
  readonly vendor_event: string;
  /** Who acted. */
  readonly actor: Actor;
  /** The vendor's id of the conversation. Not sent to GA4 and Meta unless asked for. */
  readonly conversation_id?: string;
  /** The vendor's id of the visit. Not sent to GA4 and Meta unless asked for. */
  readonly session_id?: string;
  /** The path of the page, without query and fragment. */
  readonly page_path?: string;
  /** Present where the event was deduced and not reported, e.g. a message seen only as a rise of the unread count. */
  readonly inferred?: true;
}

/** A normalized chat event. `ChatEvent<'chat_opened'>` is one type of it; comparing `event_type` narrows `properties`. */
export type ChatEvent<T extends ChatEventType = ChatEventType> = {
  [K in T]: ChatEventBase & {
    /** What happened. */
    readonly event_type: K;
    /** What is known about it. */
    readonly properties: ChatEventProperties[K];
  };
}[T];

/** An event of any type: the root of the JSON Schema (its generator takes no type with parameters). */
export type AnyChatEvent = ChatEvent;

/** Whether it is an event in its outline: what a host or a storage gave back may be anything. */
export function isEvent(value: unknown): value is ChatEvent {
  return isRecord(value) && typeof value.event_id === 'string' && isEventType(value.event_type) && isRecord(value.properties);
}
