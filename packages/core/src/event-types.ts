import type { PropertyName, PropertyValue } from './property-table.js';

/** Every event type of schema version 1, in its groups: widget, conversation, commerce, feedback, outcome. */
export const eventTypes = [
  'chat_trigger_shown',
  'chat_trigger_clicked',
  'chat_teaser_shown',
  'chat_teaser_dismissed',
  'chat_opened',
  'chat_minimized',
  'chat_closed',
  'chat_resized',
  'chat_menu_clicked',

  'conversation_started',
  'conversation_ended',
  'message_sent',
  'message_received',

  'product_details_opened',
  'product_details_closed',
  'product_selected',
  'product_deselected',
  'product_menu_clicked',
  'link_clicked',

  'survey_submitted',
  'survey_dismissed',
  'message_rated',

  'contact_info_obtained',
  'lead_qualified',
  'escalation_triggered',
  'followup_scheduled',
  'followup_inferred',
  'appointment_scheduled',
  'goal_met',
] as const;

/** The name of a normalized event, e.g. `chat_opened`. */
export type ChatEventType = (typeof eventTypes)[number];

export function isEventType(value: unknown): value is ChatEventType {
  return (eventTypes as readonly unknown[]).includes(value);
}

/** The properties without which an event of that type says nothing: a vendor event that lacks one is rejected. */
export const requiredProperties = {
  survey_submitted: ['rating'],
  message_rated: ['sentiment'],
} as const satisfies Readonly<Partial<Record<ChatEventType, readonly PropertyName[]>>>;

/** The properties an event of type `T` must carry. */
export type RequiredProperty<T extends ChatEventType> = T extends keyof typeof requiredProperties ? (typeof requiredProperties)[T][number] : never;

/** How the widget looked, which Clarity tells with nearly every event. */
type Widget = 'widget_size' | 'conversation_state';
type Trigger =
  | 'trigger_name'
  | 'trigger_surface'
  | 'trigger_template'
  | 'starter_text'
  | 'starter_length'
  | 'starter_generated'
  | 'starters'
  | 'starters_count'
  | 'starters_generated'
  | 'product_ids'
  | 'widget_state';
type Message = 'message_id' | 'message_text' | 'message_length' | 'attachments_count';
type Product = 'product_id' | 'product_category';
type Selection = Product | 'selected_product_ids' | 'suggestions' | 'suggestions_count';
type Feedback = 'feedback_text' | 'feedback_length';
type Outcome = 'trigger_source';

/** The names of the properties that each event type may carry. */
interface PropertyNames {
  chat_trigger_shown: Trigger | Widget;
  chat_trigger_clicked: Trigger | Widget;
  chat_teaser_shown: 'teaser_name' | Widget;
  chat_teaser_dismissed: 'teaser_name' | 'widget_state_before' | Widget;
  chat_opened: 'opened_via' | 'trigger_name' | 'starter_text' | 'starter_length' | 'widget_state_after' | Widget;
  chat_minimized: 'widget_state_after' | 'widget_size_before' | 'conversation_state';
  chat_closed: 'closed_from' | 'widget_state_before' | Widget;
  chat_resized: 'widget_size_before' | 'widget_size_after' | 'conversation_state';
  chat_menu_clicked: 'menu_item' | 'link_url' | Widget;

  conversation_started: Widget;
  conversation_ended: 'conversation_started_at' | 'conversation_duration' | 'message_count' | Widget;
  message_sent: Message | Product | 'input_type' | 'button_target' | 'trigger_name' | 'selected_product_ids' | Widget;
  message_received: Message | 'unread_count' | Widget;

  product_details_opened: Product | Widget;
  product_details_closed: Product | Widget;
  product_selected: Selection | Widget;
  product_deselected: Selection | Widget;
  product_menu_clicked: Product | 'menu_item' | 'menu_source' | Widget;
  link_clicked: Product | 'link_type' | 'link_url' | 'link_text' | Widget;

  survey_submitted: Feedback | 'rating' | 'rating_max' | 'survey_id' | Widget;
  survey_dismissed: 'survey_id' | Widget;
  message_rated: Feedback | 'sentiment' | 'message_id' | 'rated_text' | 'rated_length' | 'product_ids' | Widget;

  contact_info_obtained: Outcome;
  lead_qualified: Outcome;
  escalation_triggered: Outcome;
  followup_scheduled: Outcome;
  followup_inferred: Outcome;
  appointment_scheduled: Outcome;
  goal_met: Outcome;
}

/** The properties an event of type `T` may carry. Any may carry `details`: what the host has allowed by name. */
export type PropertyOf<T extends ChatEventType> = PropertyNames[T] | 'details';

type Flat<T> = { [K in keyof T]: T[K] };

/** Per event type, its properties: required ones, and optional ones. */
export type ChatEventProperties = {
  [T in ChatEventType]: Flat<
    { readonly [P in RequiredProperty<T>]: PropertyValue<P> } & { readonly [P in Exclude<PropertyOf<T>, RequiredProperty<T>>]?: PropertyValue<P> }
  >;
};
