import type { PropertyName, PropertyValue } from './property-table.js';

/** The widget's look, which Clarity reports with nearly every event. */
const widget = ['widget_size', 'conversation_state'] as const;
const trigger = ['trigger_name', 'trigger_surface', 'trigger_template', 'starter_text', 'starter_length', 'starter_generated', 'starters', 'starters_count', 'starters_generated', 'product_ids'] as const;
const message = ['message_id', 'message_text', 'message_length', 'attachments_count', ...widget] as const;
const product = ['product_id', 'product_category', ...widget] as const;
const selection = ['selected_product_ids', 'suggestions', 'suggestions_count', ...product] as const;
const outcome = ['trigger_source', 'details'] as const;

/** Every event type with the properties it may carry. See {@link requiredProperties} for those it must carry. */
export const eventTable = {
  // widget
  chat_trigger_shown: [...trigger, 'widget_state', ...widget],
  chat_trigger_clicked: [...trigger, 'widget_state', ...widget],
  chat_teaser_shown: ['teaser_name', ...widget],
  chat_teaser_dismissed: ['teaser_name', 'widget_state_before', ...widget],
  chat_opened: ['opened_via', 'trigger_name', 'starter_text', 'starter_length', 'widget_state_after', ...widget],
  chat_minimized: ['widget_state_after', 'widget_size_before', 'conversation_state'],
  chat_closed: ['closed_from', 'widget_state_before', ...widget],
  chat_resized: ['widget_size_before', 'widget_size_after', 'conversation_state'],
  chat_menu_clicked: ['menu_item', 'link_url', ...widget],
  // conversation
  conversation_started: widget,
  conversation_ended: ['conversation_started_at', 'conversation_duration', 'message_count', ...widget],
  message_sent: ['input_type', 'button_target', 'trigger_name', 'product_id', 'product_category', 'selected_product_ids', ...message],
  message_received: ['unread_count', ...message],
  // commerce
  product_details_opened: product,
  product_details_closed: product,
  product_selected: selection,
  product_deselected: selection,
  product_menu_clicked: ['menu_item', 'menu_source', ...product],
  link_clicked: ['link_type', 'link_url', 'link_text', ...product],
  // feedback
  survey_submitted: ['rating', 'rating_max', 'survey_id', 'feedback_text', 'feedback_length', ...widget],
  survey_dismissed: ['survey_id', ...widget],
  message_rated: ['sentiment', 'message_id', 'rated_text', 'rated_length', 'feedback_text', 'feedback_length', 'product_ids', ...widget],
  // outcome
  contact_info_obtained: outcome,
  lead_qualified: outcome,
  escalation_triggered: outcome,
  followup_scheduled: outcome,
  followup_inferred: outcome,
  appointment_scheduled: outcome,
  goal_met: outcome,
} as const satisfies Record<string, readonly PropertyName[]>;

/** The properties without which an event of that type says nothing. A vendor event that lacks one is rejected. */
export const requiredProperties = {
  survey_submitted: ['rating'],
  message_rated: ['sentiment'],
} as const satisfies { readonly [T in ChatEventType]?: readonly (typeof eventTable)[T][number][] };

/** The name of a normalized event, e.g. `chat_opened`. */
export type ChatEventType = keyof typeof eventTable;

/** The properties an event of type `T` must carry. */
export type RequiredProperty<T extends ChatEventType> = T extends keyof typeof requiredProperties ? (typeof requiredProperties)[T][number] : never;

/** The properties an event of type `T` may carry. */
export type PropertyOf<T extends ChatEventType> = (typeof eventTable)[T][number];

type Flat<T> = { [K in keyof T]: T[K] };

/** Per event type, its properties: required ones first, the others optional. */
export type ChatEventProperties = {
  [T in ChatEventType]: Flat<
    { readonly [P in RequiredProperty<T>]: PropertyValue<P> } & { readonly [P in Exclude<PropertyOf<T>, RequiredProperty<T>>]?: PropertyValue<P> }
  >;
};
