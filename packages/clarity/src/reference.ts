import type { ChatEvent, EventReference, Evidence, Reference, ReferenceExample } from '@chat-analytics/core';
import { contract, type ClarityEventName } from './contract.js';

type Attributes = Readonly<Record<string, unknown>>;
type Properties = ChatEvent['properties'];

/** What stands in every example that has it, and what becomes of it. */
const config = { chat_config: '{"theme":"light"}' };
const inConversation = { chat_widget_size: 'large', conversation_state: 'conversation', ...config };
const becomesConversation = { widget_size: 'large', conversation_state: 'conversation' } as const;
const product = { product_id: '431374', product_category: 'outerwear' };

function example(name: ClarityEventName, attributes: Attributes, properties: Properties): ReferenceExample {
  const { type, actor } = contract.events[name];
  return {
    in: { action: name, ...attributes },
    out: { schema_version: 1, event_type: type, vendor: 'bloomreach_clarity', vendor_event: name, actor, properties },
  };
}

function event(name: ClarityEventName, meaning: string, attributes: Attributes, properties: Properties, evidence: Evidence = 'documentation'): EventReference {
  return { meaning, evidence, examples: [example(name, attributes, properties)] };
}

/**
 * What Clarity's events mean. The vendor documents 23 interaction events with their attributes, and neither the type under which they
 * are tracked nor the default attributes that every event carries besides. `actual_show` belongs to its A/B tests.
 */
export const reference: Reference<typeof contract> = {
  contract,
  events: {
    trigger_clicked: event(
      'trigger_clicked',
      'A way into the chat that stands on the page was used: a floating button, chips, a banner or a search suggestion. The state is that at the click.',
      {
        component: 'PDP_EMBEDDED',
        component_template: 'PDP_EMBEDDED_v1',
        trigger_context_product_ids: ['431374', '531284'],
        trigger_conversation_starters_list: ['Is it waterproof?', 'Which size fits me?'],
        trigger_conversation_starter_clicked_is_generated: true,
        trigger_conversation_starters_is_generated: false,
        suggested_question_text: 'Is it waterproof?',
        chat_widget_state: 'none',
        conversation_state: 'none',
        ...config,
      },
      {
        trigger_surface: 'PDP_EMBEDDED',
        trigger_template: 'PDP_EMBEDDED_v1',
        product_ids: ['431374', '531284'],
        starters_count: 2,
        starter_generated: true,
        starters_generated: false,
        starter_length: 17,
        widget_state: 'none',
        conversation_state: 'none',
      },
    ),

    chat_closed: event(
      'chat_closed',
      'The chat was closed in a way that has no event of its own, by the page itself for one. Rare. The state is that before.',
      { chat_widget_state: 'open', conversation_state: 'idle', ...config },
      { closed_from: 'open', widget_state_before: 'open', conversation_state: 'idle' },
    ),
    close_chat_from_minimized: event(
      'close_chat_from_minimized',
      'The badge of the minimized chat was sent away. The state is that before.',
      { chat_widget_state: 'minimized', conversation_state: 'conversation', ...config },
      { closed_from: 'minimized', widget_state_before: 'minimized', conversation_state: 'conversation' },
    ),
    close_chat_from_open_on_mobile: event(
      'close_chat_from_open_on_mobile',
      'On a phone the open chat was closed without being minimized first. The state is that before.',
      { chat_widget_state: 'open', chat_widget_size: 'half_screen', conversation_state: 'conversation', ...config },
      { closed_from: 'open', widget_state_before: 'open', widget_size: 'half_screen', conversation_state: 'conversation' },
    ),
    expand_from_bubble: event(
      'expand_from_bubble',
      'The bubble with the first message was clicked, and the chat opened. The state is that after.',
      { chat_widget_state: 'open', chat_widget_size: 'large', conversation_state: 'initial_message', ...config },
      { opened_via: 'teaser', widget_state_after: 'open', widget_size: 'large', conversation_state: 'initial_message' },
    ),
    expand_from_minimized: event(
      'expand_from_minimized',
      'The badge of the minimized chat was clicked, and the chat opened. The state is that after.',
      { chat_widget_state: 'open', ...inConversation },
      { opened_via: 'badge', widget_state_after: 'open', ...becomesConversation },
    ),
    expand_from_trigger: event(
      'expand_from_trigger',
      'The chat opened because a trigger was clicked; `trigger_clicked` comes besides. The state is that after.',
      { chat_opened_from_trigger: 'Clarity-PDP-Embedded', suggested_button: 'Is it waterproof?', chat_widget_state: 'open', ...inConversation },
      { opened_via: 'trigger', trigger_name: 'Clarity-PDP-Embedded', starter_length: 17, widget_state_after: 'open', ...becomesConversation },
    ),
    minimize_from_open: event(
      'minimize_from_open',
      'The open chat was made a badge again. The state is that after, the size that before.',
      { chat_widget_state: 'minimized', ...inConversation },
      { widget_state_after: 'minimized', widget_size_before: 'large', conversation_state: 'conversation' },
    ),

    change_size: event(
      'change_size',
      'The chat was made larger or smaller.',
      { set_size_to: 'small', ...inConversation },
      { widget_size_before: 'large', widget_size_after: 'small', conversation_state: 'conversation' },
    ),
    close_bubble: event(
      'close_bubble',
      'The bubble with the first message was sent away, and the chat did not open.',
      { chat_widget_state: 'bubble', ...config },
      { widget_state_before: 'bubble' },
    ),
    menu_click: event(
      'menu_click',
      'An entry of the menu in the head of the chat was chosen; some lead to another page.',
      { button_content: 'Learn more', url: 'https://shop.example/help?customer=42', ...inConversation },
      { menu_item: 'Learn more', link_url: 'https://shop.example/help', ...becomesConversation },
    ),

    user_respond: event(
      'user_respond',
      'The shopper wrote something, or clicked what the chat takes for it: a starter, a quick reply, a button.',
      { type: 'text', message: 'Do you ship to Oslo?', product_ids: ['431374'], clicked_in_trigger: 'Clarity-PDP-Embedded', ...inConversation },
      { input_type: 'text', message_length: 20, selected_product_ids: ['431374'], trigger_name: 'Clarity-PDP-Embedded', ...becomesConversation },
    ),
    user_respond_product: event(
      'user_respond_product',
      'The same, about one product.',
      { type: 'product_menu', message: 'Find similar', target: 'find_similar_or_compatible_products', clicked_in_trigger: 'Clarity-PDP-Embedded', ...product, ...inConversation },
      {
        input_type: 'product_menu',
        message_length: 12,
        button_target: 'find_similar_or_compatible_products',
        trigger_name: 'Clarity-PDP-Embedded',
        ...product,
        ...becomesConversation,
      },
    ),

    close_mini_pdp: event(
      'close_mini_pdp',
      'The details of a product that were open inside the chat were closed.',
      { product_id: '431374', ...inConversation },
      { product_id: '431374', ...becomesConversation },
    ),
    mini_pdp_click: event('mini_pdp_click', 'The details of a product were opened inside the chat.', { ...product, ...inConversation }, { ...product, ...becomesConversation }),
    product_menu_click: event(
      'product_menu_click',
      'An entry of the menu at a product was chosen.',
      { button_content: 'find similar', source_type: 'carousel', ...product, ...inConversation },
      { menu_item: 'find similar', menu_source: 'carousel', ...product, ...becomesConversation },
    ),
    url_click: event(
      'url_click',
      'A link inside the chat was followed: a product card, a link in a text, a link in the details of a product.',
      { link_type: 'product_card', url: 'https://shop.example/products/61215?session=7', link_text: 'Funnel neck jacket', ...product, ...inConversation },
      { link_type: 'product_card', link_url: 'https://shop.example/products/61215', ...product, ...becomesConversation },
    ),

    product_deselect: event(
      'product_deselect',
      'A product was taken out of the selection in the chat.',
      { product_id: '431374', product_ids: ['531284'], suggestion_buttons_shown: ['Show similar'], ...inConversation },
      { product_id: '431374', selected_product_ids: ['531284'], suggestions_count: 1, ...becomesConversation },
    ),
    product_select: event(
      'product_select',
      'A product that the chat offered was selected, to be talked about.',
      { product_id: '431374', product_ids: ['431374', '531284'], suggestion_buttons_shown: ['Compare them', 'Show similar'], ...inConversation },
      { product_id: '431374', selected_product_ids: ['431374', '531284'], suggestions_count: 2, ...becomesConversation },
    ),

    close_survey: event('close_survey', 'The survey was closed without an answer. No attribute of it is documented, not even `action`.', {}, {}),
    submit_feedback: event(
      'submit_feedback',
      'The survey was answered, with one to five stars.',
      { feedback_state: 4, feedback_message: 'Quick and friendly' },
      { rating: 4, rating_max: 5, feedback_length: 18 },
    ),
    thumbs_down: event(
      'thumbs_down',
      'A message of the chat was called bad.',
      { feedback_message: 'Wrong size', feedback_target_text: 'It fits you.', feedback_target_product_ids: ['431374'], ...inConversation },
      { sentiment: 'negative', feedback_length: 10, rated_length: 12, product_ids: ['431374'], ...becomesConversation },
    ),
    thumbs_up: event(
      'thumbs_up',
      'A message of the chat was called good.',
      { feedback_target_text: 'Yes, it keeps the rain out.', feedback_target_product_ids: ['431374', '531284'], ...inConversation },
      { sentiment: 'positive', rated_length: 27, product_ids: ['431374', '531284'], ...becomesConversation },
    ),

    actual_show: event(
      'actual_show',
      'A trigger came into view. Tracked for A/B tests; its attributes are only partly documented, and taken to be those of `trigger_clicked`.',
      { component: 'FLOATING_TRIGGER', component_template: 'FLOATING_TRIGGER_v2' },
      { trigger_surface: 'FLOATING_TRIGGER', trigger_template: 'FLOATING_TRIGGER_v2' },
    ),
  },
  leftOut: {
    action: 'Says which event it is, and stands in `vendor_event`.',
    chat_config: "The webchat's whole configuration as JSON: long, the same in every event, and nobody has said what is in it.",
  },
  // Of every event's further attributes nothing is documented but that there are some.
  values: {
    component: ['PDP_EMBEDDED', 'PLP_EMBEDDED', 'PLP_BANNER', 'SEARCH_SUGGESTION', 'FLOATING_TRIGGER'],
    // The last two stand among the events of A/B tests.
    component_template: ['PDP_EMBEDDED_v1', 'PLP_EMBEDDED_v1', 'PLP_BANNER_v1', 'SEARCH_SUGGESTION_v1', 'FLOATING_TRIGGER_v1', 'PDP_EMBEDDED_v2', 'FLOATING_TRIGGER_v2'],
    chat_widget_state: ['minimized', 'bubble', 'open', 'none'],
    chat_widget_size: ['large', 'small', 'half_screen', 'full_screen'],
    set_size_to: ['large', 'small'],
    conversation_state: ['initial_message', 'welcome_message', 'home_screen', 'conversation', 'idle', 'none'],
    type: ['text', 'voice', 'quick_reply', 'suggestion_button', 'trigger_button', 'product_menu'],
    'product_menu_click.button_content': ['ask follow up', 'find similar', 'go to product page'],
    source_type: ['product_card', 'mini_pdp', 'carousel'],
    link_type: ['product_card', 'text_url', 'mini_pdp_product', 'product_menu'],
    feedback_state: ['1', '2', '3', '4', '5'],
  },
};
