import type { Properties, ToldType } from '../expectation.js';

/** One of Clarity's events: what the webchat tracks, and what must become of it. */
export interface ClarityRow {
  readonly type: ToldType;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly properties: Properties;
}

const look = { chat_widget_size: 'large', conversation_state: 'conversation', chat_config: '{"theme":"light"}' } as const;
const looked = { widget_size: 'large', conversation_state: 'conversation' } as const;
const product = { product_id: '431374', product_category: 'outerwear' } as const;

/**
 * The 23 interaction events with the attributes that are documented for each. Whatever people wrote is told by its length, addresses lose what
 * follows the path, and `chat_config` goes nowhere. Source: Bloomreach Clarity, "Interaction events".
 */
export const clarityRows: Readonly<Record<string, ClarityRow>> = {
  trigger_clicked: {
    type: 'chat_trigger_clicked',
    attributes: {
      component: 'PDP_EMBEDDED',
      component_template: 'PDP_EMBEDDED_v1',
      trigger_context_product_ids: ['431374', '531284'],
      trigger_conversation_starters_list: ['Is it waterproof?', 'Which size fits me?', 'Is it warm?'],
      trigger_conversation_starter_clicked_is_generated: true,
      trigger_conversation_starters_is_generated: false,
      suggested_question_text: 'Is it waterproof?',
      chat_widget_state: 'bubble',
      ...look,
    },
    properties: {
      ...looked,
      trigger_surface: 'PDP_EMBEDDED',
      trigger_template: 'PDP_EMBEDDED_v1',
      product_ids: ['431374', '531284'],
      starters_count: 3,
      starters_generated: false,
      widget_state: 'bubble',
      starter_length: 17,
      starter_generated: true,
    },
  },
  chat_closed: {
    type: 'chat_closed',
    attributes: { chat_widget_state: 'open', conversation_state: 'idle', chat_config: '{}' },
    properties: { conversation_state: 'idle', widget_state_before: 'open', closed_from: 'open' },
  },
  close_chat_from_minimized: {
    type: 'chat_closed',
    attributes: { chat_widget_state: 'minimized', conversation_state: 'conversation', chat_config: '{}' },
    properties: { conversation_state: 'conversation', widget_state_before: 'minimized', closed_from: 'minimized' },
  },
  close_chat_from_open_on_mobile: {
    type: 'chat_closed',
    attributes: { chat_widget_state: 'open', ...look, chat_widget_size: 'full_screen' },
    properties: { conversation_state: 'conversation', widget_state_before: 'open', widget_size: 'full_screen', closed_from: 'open' },
  },
  expand_from_bubble: { type: 'chat_opened', attributes: { chat_widget_state: 'open', ...look }, properties: { ...looked, widget_state_after: 'open', opened_via: 'teaser' } },
  expand_from_minimized: { type: 'chat_opened', attributes: { chat_widget_state: 'open', ...look }, properties: { ...looked, widget_state_after: 'open', opened_via: 'badge' } },
  expand_from_trigger: {
    type: 'chat_opened',
    attributes: { chat_opened_from_trigger: 'Clarity-PLP-Embedded', suggested_button: 'What is it made of?', chat_widget_state: 'open', ...look },
    properties: { ...looked, widget_state_after: 'open', opened_via: 'trigger', trigger_name: 'Clarity-PLP-Embedded', starter_length: 19 },
  },
  minimize_from_open: {
    type: 'chat_minimized',
    attributes: { chat_widget_state: 'minimized', ...look },
    properties: { conversation_state: 'conversation', widget_state_after: 'minimized', widget_size_before: 'large' },
  },
  change_size: {
    type: 'chat_resized',
    attributes: { set_size_to: 'small', ...look },
    properties: { conversation_state: 'conversation', widget_size_before: 'large', widget_size_after: 'small' },
  },
  close_bubble: { type: 'chat_teaser_dismissed', attributes: { chat_widget_state: 'bubble', chat_config: '{}' }, properties: { widget_state_before: 'bubble' } },
  menu_click: {
    type: 'chat_menu_clicked',
    attributes: { button_content: 'Learn more', url: 'https://www.example.com/help?from=chat#top', ...look },
    properties: { ...looked, menu_item: 'Learn more', link_url: 'https://www.example.com/help' },
  },
  user_respond: {
    type: 'message_sent',
    attributes: { type: 'suggestion_button', message: 'Show me others', target: 'find_similar_or_compatible_products', product_ids: ['431374'], clicked_in_trigger: 'Clarity-PDP-Embedded', ...look },
    properties: {
      ...looked,
      input_type: 'suggestion_button',
      message_length: 14,
      button_target: 'find_similar_or_compatible_products',
      trigger_name: 'Clarity-PDP-Embedded',
      selected_product_ids: ['431374'],
    },
  },
  user_respond_product: {
    type: 'message_sent',
    attributes: { type: 'text', message: 'Is it in stock?', clicked_in_trigger: 'Clarity-PDP-Embedded', ...product, ...look },
    properties: { ...looked, ...product, input_type: 'text', message_length: 15, trigger_name: 'Clarity-PDP-Embedded' },
  },
  // A number is what some shops have for an id.
  close_mini_pdp: { type: 'product_details_closed', attributes: { product_id: 431374, ...look }, properties: { ...looked, product_id: '431374' } },
  mini_pdp_click: { type: 'product_details_opened', attributes: { ...product, ...look }, properties: { ...looked, ...product } },
  product_menu_click: {
    type: 'product_menu_clicked',
    attributes: { button_content: 'find similar', source_type: 'carousel', ...product, ...look },
    properties: { ...looked, ...product, menu_item: 'find similar', menu_source: 'carousel' },
  },
  url_click: {
    type: 'link_clicked',
    attributes: { link_type: 'text_url', url: 'https://www.example.com/products/61215?visitor=ada', link_text: 'Regular Fit Jacket', ...product, ...look },
    properties: { ...looked, ...product, link_type: 'text_url', link_url: 'https://www.example.com/products/61215' },
  },
  product_deselect: {
    type: 'product_deselected',
    attributes: { product_id: '431374', product_ids: ['531284'], suggestion_buttons_shown: ['Show similar'], ...look },
    properties: { ...looked, product_id: '431374', selected_product_ids: ['531284'], suggestions_count: 1 },
  },
  product_select: {
    type: 'product_selected',
    attributes: { product_id: '431374', product_ids: ['431374', '531284'], suggestion_buttons_shown: ['Compare them', 'Show similar'], ...look },
    properties: { ...looked, product_id: '431374', selected_product_ids: ['431374', '531284'], suggestions_count: 2 },
  },
  close_survey: { type: 'survey_dismissed', attributes: {}, properties: {} },
  submit_feedback: { type: 'survey_submitted', attributes: { feedback_state: '4', feedback_message: 'Quick and friendly' }, properties: { rating: 4, rating_max: 5, feedback_length: 18 } },
  thumbs_down: {
    type: 'message_rated',
    attributes: { feedback_message: 'Wrong size', feedback_target_text: 'It fits you.', feedback_target_product_ids: ['431374'], ...look },
    properties: { ...looked, sentiment: 'negative', feedback_length: 10, rated_length: 12, product_ids: ['431374'] },
  },
  thumbs_up: {
    type: 'message_rated',
    attributes: { feedback_target_text: 'Yes, it keeps the rain out.', feedback_target_product_ids: ['431374', '531284'], ...look },
    properties: { ...looked, sentiment: 'positive', rated_length: 27, product_ids: ['431374', '531284'] },
  },
};
