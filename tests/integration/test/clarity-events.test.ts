import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { clarityEvents, createClarityWebchat, createGtag, createMetaPixel, type ClarityEventName } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Row = readonly [action: ClarityEventName, ga4: string, meta: string, parameters: Readonly<Record<string, string | number | boolean>>];

/** What the webchat tells with nearly every event, as parameters. */
const chat = { widget_size: 'large', conversation_state: 'conversation' };
const state = { conversation_state: 'conversation' };
const product = { product_id: '431374', product_category: 'outerwear' };
const both = '431374,531284';

/** Every interaction event of Clarity, in the vendor's order and groups, with what arrives at GA4 and at the pixel. */
const table: Readonly<Record<string, readonly Row[]>> = {
  'Widget events': [
    [
      'trigger_clicked',
      'chat_trigger_clicked',
      'ChatTriggerClicked',
      {
        trigger_surface: 'PDP_EMBEDDED',
        trigger_template: 'PDP_EMBEDDED_v1',
        product_ids: both,
        starters_count: 2,
        starter_length: 17,
        starter_generated: true,
        starters_generated: true,
        widget_state: 'none',
        ...chat,
      },
    ],
  ],
  'Chat lifecycle': [
    ['chat_closed', 'chat_closed', 'ChatClosed', { closed_from: 'open', widget_state_before: 'open', ...state }],
    ['close_chat_from_minimized', 'chat_closed', 'ChatClosed', { closed_from: 'minimized', widget_state_before: 'minimized', ...state }],
    ['close_chat_from_open_on_mobile', 'chat_closed', 'ChatClosed', { closed_from: 'open', widget_state_before: 'open', ...chat }],
    ['expand_from_bubble', 'chat_opened', 'ChatOpened', { opened_via: 'teaser', widget_state_after: 'open', ...chat }],
    ['expand_from_minimized', 'chat_opened', 'ChatOpened', { opened_via: 'badge', widget_state_after: 'open', ...chat }],
    ['expand_from_trigger', 'chat_opened', 'ChatOpened', { opened_via: 'trigger', trigger_name: 'Clarity-PDP-Embedded', starter_length: 17, widget_state_after: 'open', ...chat }],
    ['minimize_from_open', 'chat_minimized', 'ChatMinimized', { widget_state_after: 'minimized', widget_size_before: 'large', ...state }],
  ],
  'Other chat widget controls': [
    ['change_size', 'chat_resized', 'ChatResized', { widget_size_before: 'large', widget_size_after: 'small', ...state }],
    ['close_bubble', 'chat_teaser_dismissed', 'ChatTeaserDismissed', { widget_state_before: 'bubble' }],
    ['menu_click', 'chat_menu_clicked', 'ChatMenuClicked', { menu_item: 'Learn more', link_url: 'https://shop.example/products/61215', ...chat }],
  ],
  'Shopper messages': [
    [
      'user_respond',
      'chat_message_sent',
      'ChatMessageSent',
      { input_type: 'text', message_length: 17, button_target: 'find_similar_or_compatible_products', selected_product_ids: both, trigger_name: 'Clarity-PDP-Embedded', ...chat },
    ],
    [
      'user_respond_product',
      'chat_message_sent',
      'ChatMessageSent',
      { input_type: 'text', message_length: 17, button_target: 'find_similar_or_compatible_products', trigger_name: 'Clarity-PDP-Embedded', ...product, ...chat },
    ],
  ],
  'In-chat clicks': [
    ['close_mini_pdp', 'chat_product_details_closed', 'ChatProductDetailsClosed', { product_id: '431374', ...chat }],
    ['mini_pdp_click', 'chat_product_details_opened', 'ChatProductDetailsOpened', { ...product, ...chat }],
    ['product_menu_click', 'chat_product_menu_clicked', 'ChatProductMenuClicked', { menu_item: 'Learn more', menu_source: 'product_card', ...product, ...chat }],
    ['url_click', 'chat_link_clicked', 'ChatLinkClicked', { link_type: 'product_card', link_url: 'https://shop.example/products/61215', ...product, ...chat }],
  ],
  'Product selection': [
    ['product_deselect', 'chat_product_deselected', 'ChatProductDeselected', { product_id: '431374', selected_product_ids: both, suggestions_count: 2, ...chat }],
    ['product_select', 'chat_product_selected', 'ChatProductSelected', { product_id: '431374', selected_product_ids: both, suggestions_count: 2, ...chat }],
  ],
  Feedback: [
    ['close_survey', 'chat_survey_dismissed', 'ChatSurveyDismissed', {}],
    ['submit_feedback', 'chat_survey_submitted', 'ChatSurveySubmitted', { rating: 4, rating_max: 5, feedback_length: 18 }],
    ['thumbs_down', 'chat_message_rated', 'ChatMessageRated', { sentiment: 'negative', feedback_length: 18, rated_length: 27, product_ids: '431374', ...chat }],
    ['thumbs_up', 'chat_message_rated', 'ChatMessageRated', { sentiment: 'positive', feedback_length: 18, rated_length: 27, product_ids: '431374', ...chat }],
  ],
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The parameters of a hit, as text, without the marks of the destination. */
function parametersOf(hit: object | undefined, mark: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(hit ?? {}).flatMap(([key, value]) => (mark.test(key) ? [[key.replace(mark, '').replace(']', ''), String(value)]] : [])));
}

for (const [group, rows] of Object.entries(table)) {
  describe(group, () => {
    for (const [action, ga4Name, metaName, parameters] of rows) {
      it(`${action} arrives as ${ga4Name} at GA4 and as ${metaName} at the pixel, with ${Object.keys(parameters).join(', ') || 'nothing besides'}`, () => {
        const gtag = createGtag(window);
        const pixel = createMetaPixel(window);
        const webchat = createClarityWebchat(window);
        const analytics = createChatAnalytics({ sources: [clarity()], sinks: [ga4(), meta()], consent: 'not_required', debug: false });
        webchat.event(action);

        const id = pixel.hits[0]?.eid ?? '';
        const expected = Object.fromEntries(
          Object.entries<string | number | boolean>({ vendor: 'bloomreach_clarity', event_id: id, actor: 'visitor', ...parameters }).map(([name, value]) => [`chat_${name}`, String(value)]),
        );
        expect(gtag.hits.map(({ en }) => en)).toEqual([ga4Name]);
        expect(pixel.hits.map(({ ev }) => ev)).toEqual([metaName]);
        expect(parametersOf(gtag.hits[0], /^epn?\./)).toEqual(expected);
        // The pixel writes a list as JSON.
        const lists = Object.fromEntries(Object.entries(parametersOf(pixel.hits[0], /^cd\[/)).map(([name, value]) => [name, value.replace(/^\[|\]$|"/g, '')]));
        expect(lists).toEqual(expected);
        expect(analytics.health().issues).toEqual([]);

        for (const fake of [webchat, pixel, gtag]) fake.remove();
      });
    }
  });
}

it('the table has all 23 events', () => {
  const actions = Object.values(table).flatMap((rows) => rows.map(([action]) => action));
  expect(actions).toEqual(Object.keys(clarityEvents));
});
