import { defineContract } from '@chat-analytics/core';

const message = { message_id: 'messageId', message_length: 'body', attachments_count: 'attachments' } as const;
const dataLayer = { conversationId: 'conversation_id', satisfactionScore: 'rating' } as const;
const dataLayerEvent = 'Kustomer_Chat_Event';

/**
 * What Kustomer's chat actions mean. Its SDKs name their callbacks each in their own way; the events are named by the `chat_Action` of
 * the published GTM listener, which covers them all.
 * Sources: Kustomer, "Kustomer.addListener()", "KustomerCore.addListener()"; the published "Kustomer Chat GTM Event Listener".
 */
export const contract = defineContract({
  vendor: 'kustomer',
  envelope: { conversation_id: 'conversationId' },
  events: {
    'chat opened': { type: 'chat_opened', actor: 'visitor' },
    'chat closed': { type: 'chat_closed', actor: 'visitor' },
    'conversation started': { type: 'conversation_started', actor: 'visitor', id: 'conversationId', at: 'createdAt' },
    'message sent': { type: 'message_sent', actor: 'visitor', id: 'messageId', at: 'createdAt', take: message },
    'message received': { type: 'message_received', actor: 'agent', id: 'messageId', at: 'createdAt', take: message },
    'unread count risen': { type: 'message_received', actor: 'agent', inferred: true, take: { unread_count: 'total' } },
    'satisfaction submitted': {
      type: 'survey_submitted',
      actor: 'visitor',
      id: 'satisfactionId',
      take: { rating: 'rating', survey_id: 'satisfactionId', feedback_text: 'followupAnswer', feedback_length: 'followupAnswer' },
    },
    'conversation ended': { type: 'conversation_ended', actor: 'system', id: 'conversationId', take: { conversation_started_at: 'createdAt' } },
    'proactive trigger': { type: 'chat_teaser_shown', actor: 'system' },
  },
  ignore: ['own message', 'unread count', 'satisfaction asked', 'conversation reopened'],
  recipes: {
    ga4: {
      'chat opened': { name: 'chat_widget_open', set: { chat_platform: 'kustomer' } },
      'satisfaction submitted': { name: 'chat_rating', take: { rating_value: 'rating' } },
    },
    gtm: {
      '*': { name: dataLayerEvent, take: { chat_Action: 'vendor_event', ...dataLayer } },
      'unread count risen': { name: dataLayerEvent, set: { chat_Action: 'message received' }, take: dataLayer },
    },
  },
});

/** One of Kustomer's events, e.g. `message sent`. */
export type KustomerEventName = keyof typeof contract.events;
