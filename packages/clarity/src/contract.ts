import { defineContract } from '@chat-analytics/core';

/** Every attribute is within reach of `details`, which has what the host allows by name. */
const everywhere = { details: '' } as const;
const state = { ...everywhere, conversation_state: 'conversation_state' } as const;
const chat = { ...state, widget_size: 'chat_widget_size' } as const;
const opened = { ...chat, widget_state_after: 'chat_widget_state' } as const;
const closed = { ...state, widget_state_before: 'chat_widget_state' } as const;
const closedWithSize = { ...closed, ...chat } as const;
const trigger = {
  ...chat,
  trigger_surface: 'component',
  trigger_template: 'component_template',
  product_ids: 'trigger_context_product_ids',
  starters: 'trigger_conversation_starters_list',
  starters_count: 'trigger_conversation_starters_list',
  starters_generated: 'trigger_conversation_starters_is_generated',
  widget_state: 'chat_widget_state',
} as const;
const productOnly = { ...chat, product_id: 'product_id' } as const;
const product = { ...productOnly, product_category: 'product_category' } as const;
const message = {
  input_type: 'type',
  message_text: 'message',
  message_length: 'message',
  button_target: 'target',
  trigger_name: 'clicked_in_trigger',
} as const;
const selection = {
  ...productOnly,
  selected_product_ids: 'product_ids',
  suggestions: 'suggestion_buttons_shown',
  suggestions_count: 'suggestion_buttons_shown',
} as const;
const feedback = { ...everywhere, feedback_text: 'feedback_message', feedback_length: 'feedback_message' } as const;
const rated = {
  ...feedback,
  ...chat,
  rated_text: 'feedback_target_text',
  rated_length: 'feedback_target_text',
  product_ids: 'feedback_target_product_ids',
} as const;

/** Interaction events are the shopper's doing; what appears by itself is the vendor's. */
const actor = 'visitor';

/**
 * What Clarity's events mean, by their `action`. `chat_widget_state` and `chat_widget_size` are from before or from after the event,
 * as each event has it. Source: Bloomreach Clarity, "Interaction events".
 */
export const contract = defineContract({
  vendor: 'bloomreach_clarity',
  events: {
    trigger_clicked: {
      type: 'chat_trigger_clicked',
      actor,
      take: {
        ...trigger,
        starter_text: 'suggested_question_text',
        starter_length: 'suggested_question_text',
        starter_generated: 'trigger_conversation_starter_clicked_is_generated',
      },
    },

    chat_closed: { type: 'chat_closed', actor, take: { ...closed, closed_from: 'chat_widget_state' } },
    close_chat_from_minimized: { type: 'chat_closed', actor, set: { closed_from: 'minimized' }, take: closed },
    close_chat_from_open_on_mobile: { type: 'chat_closed', actor, set: { closed_from: 'open' }, take: closedWithSize },
    expand_from_bubble: { type: 'chat_opened', actor, set: { opened_via: 'teaser' }, take: opened },
    expand_from_minimized: { type: 'chat_opened', actor, set: { opened_via: 'badge' }, take: opened },
    expand_from_trigger: {
      type: 'chat_opened',
      actor,
      set: { opened_via: 'trigger' },
      take: { ...opened, trigger_name: 'chat_opened_from_trigger', starter_text: 'suggested_button', starter_length: 'suggested_button' },
    },
    minimize_from_open: { type: 'chat_minimized', actor, take: { ...state, widget_state_after: 'chat_widget_state', widget_size_before: 'chat_widget_size' } },

    change_size: { type: 'chat_resized', actor, take: { ...state, widget_size_before: 'chat_widget_size', widget_size_after: 'set_size_to' } },
    close_bubble: { type: 'chat_teaser_dismissed', actor, take: { ...everywhere, widget_state_before: 'chat_widget_state' } },
    menu_click: { type: 'chat_menu_clicked', actor, take: { ...chat, menu_item: 'button_content', link_url: 'url' } },

    user_respond: { type: 'message_sent', actor, take: { ...chat, ...message, selected_product_ids: 'product_ids' } },
    user_respond_product: { type: 'message_sent', actor, take: { ...product, ...message } },

    close_mini_pdp: { type: 'product_details_closed', actor, take: productOnly },
    mini_pdp_click: { type: 'product_details_opened', actor, take: product },
    product_menu_click: { type: 'product_menu_clicked', actor, take: { ...product, menu_item: 'button_content', menu_source: 'source_type' } },
    url_click: { type: 'link_clicked', actor, take: { ...product, link_type: 'link_type', link_url: 'url', link_text: 'link_text' } },

    product_deselect: { type: 'product_deselected', actor, take: selection },
    product_select: { type: 'product_selected', actor, take: selection },

    close_survey: { type: 'survey_dismissed', actor, take: everywhere },
    submit_feedback: { type: 'survey_submitted', actor, set: { rating_max: 5 }, take: { ...feedback, rating: 'feedback_state' } },
    thumbs_down: { type: 'message_rated', actor, set: { sentiment: 'negative' }, take: rated },
    thumbs_up: { type: 'message_rated', actor, set: { sentiment: 'positive' }, take: rated },

    actual_show: { type: 'chat_trigger_shown', actor: 'system', take: trigger },
  },
  // The other events of A/B tests, and those of operation.
  ignore: ['bundle_show', 'session_start', 'show', 'clarity_error', 'clarity_warning'],
});

/** The name of one of Clarity's events, as its `action` says. */
export type ClarityEventName = keyof typeof contract.events;
