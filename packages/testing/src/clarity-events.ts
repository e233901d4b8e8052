/** What Clarity tells with nearly every event once its chat is there. */
const chat = ['chat_widget_size', 'conversation_state', 'chat_config'] as const;
const state = ['chat_widget_state', 'conversation_state', 'chat_config'] as const;
const open = ['chat_widget_state', ...chat] as const;
const product = ['product_id', 'product_category', ...chat] as const;
const selection = ['product_id', 'product_ids', 'suggestion_buttons_shown', ...chat] as const;
const thumbs = ['feedback_message', 'feedback_target_text', 'feedback_target_product_ids', ...chat] as const;

/** Clarity's 23 interaction events, with the attributes that each has beside `action`. Source: Bloomreach Clarity, "Interaction events". */
export const clarityEvents = {
  trigger_clicked: [
    'component',
    'component_template',
    'trigger_context_product_ids',
    'trigger_conversation_starters_list',
    'trigger_conversation_starter_clicked_is_generated',
    'trigger_conversation_starters_is_generated',
    'suggested_question_text',
    ...open,
  ],
  chat_closed: state,
  close_chat_from_minimized: state,
  close_chat_from_open_on_mobile: open,
  expand_from_bubble: open,
  expand_from_minimized: open,
  expand_from_trigger: ['chat_opened_from_trigger', 'suggested_button', ...open],
  minimize_from_open: open,
  change_size: ['set_size_to', ...chat],
  close_bubble: ['chat_widget_state', 'chat_config'],
  menu_click: ['button_content', 'url', ...chat],
  user_respond: ['type', 'message', 'target', 'product_ids', 'clicked_in_trigger', ...chat],
  user_respond_product: ['type', 'message', 'target', 'clicked_in_trigger', ...product],
  close_mini_pdp: ['product_id', ...chat],
  mini_pdp_click: product,
  product_menu_click: ['button_content', 'source_type', ...product],
  url_click: ['link_type', 'url', 'link_text', ...product],
  product_deselect: selection,
  product_select: selection,
  close_survey: [],
  submit_feedback: ['feedback_state', 'feedback_message'],
  thumbs_down: thumbs,
  thumbs_up: thumbs,
} as const;

/** One of Clarity's 23 interaction events, as its `action` says. */
export type ClarityEventName = keyof typeof clarityEvents;

/** The name of one of Clarity's documented attributes. */
export type ClarityAttribute = (typeof clarityEvents)[ClarityEventName][number];

/** What the webchat tells where it is not told otherwise. How it looks, it knows itself. */
export const clarityExamples: Readonly<Record<Exclude<ClarityAttribute, 'chat_widget_state' | 'chat_widget_size' | 'conversation_state'>, unknown>> = {
  component: 'PDP_EMBEDDED',
  component_template: 'PDP_EMBEDDED_v1',
  trigger_context_product_ids: ['431374', '531284'],
  trigger_conversation_starters_list: ['Is it waterproof?', 'Which size fits me?'],
  trigger_conversation_starter_clicked_is_generated: true,
  trigger_conversation_starters_is_generated: true,
  suggested_question_text: 'Is it waterproof?',
  chat_opened_from_trigger: 'Clarity-PDP-Embedded',
  suggested_button: 'Is it waterproof?',
  set_size_to: 'small',
  button_content: 'Learn more',
  url: 'https://shop.example/products/61215',
  type: 'text',
  message: 'Is it waterproof?',
  target: 'find_similar_or_compatible_products',
  product_ids: ['431374', '531284'],
  clicked_in_trigger: 'Clarity-PDP-Embedded',
  product_id: '431374',
  product_category: 'outerwear',
  source_type: 'product_card',
  link_type: 'product_card',
  link_text: 'Funnel neck jacket',
  suggestion_buttons_shown: ['Compare them', 'Show similar'],
  feedback_state: 4,
  feedback_message: 'Quick and friendly',
  feedback_target_text: 'Yes, it keeps the rain out.',
  feedback_target_product_ids: ['431374'],
  chat_config: '{"theme":"light"}',
};
