import type { ChatEvent, ChatEventProperties, EventReference, Evidence, Reference } from '@chat-analytics/core';
import { contract, type KustomerEventName } from './contract.js';
import type { KustomerActionDetail } from './detail.js';

type TypeOf<Name extends KustomerEventName> = (typeof contract.events)[Name]['type'];

/** What an example's event has beside what all have in common. */
interface Outcome<Name extends KustomerEventName> {
  /** Without one the event has a random id: this is one. */
  readonly event_id?: string;
  readonly conversation_id?: string;
  readonly inferred?: true;
  readonly properties?: ChatEventProperties[TypeOf<Name>];
}

const moment = '2026-02-11T09:30:00.000Z';
const randomId = '5f0c1c3e-8d0a-4f6b-9a53-0b6f4f6f2c11';

const messageAttributes = ['messageId', 'conversationId', 'body', 'createdAt', 'direction', 'attachments', 'meta', 'sentBy'];

/** All attributes of the events of which all are known: from the types of the vendor's published integrations, and from the published listener. */
const allAttributes: Readonly<Partial<Record<KustomerEventName, readonly string[]>>> = {
  'message sent': messageAttributes,
  'message received': messageAttributes,
  'satisfaction submitted': ['conversationId', 'satisfactionId', 'timetoken', 'form', 'response', 'rating', 'followupAnswer', 'satisfactionScore'],
};

function describe<Name extends KustomerEventName>(
  name: Name,
  meaning: string,
  evidence: Evidence,
  examples: readonly { readonly in: Omit<KustomerActionDetail, 'chat_Action'>; readonly out?: Outcome<Name> }[],
): EventReference {
  const { type, actor } = contract.events[name];
  const attributes = allAttributes[name];
  return {
    meaning,
    evidence,
    ...(attributes && { attributes: ['event', 'chat_Action', ...attributes] }),
    examples: examples.map(({ in: detail, out = {} }) => ({
      in: { chat_Action: name, ...detail },
      // The compiler cannot follow that the properties belong to the type.
      out: { schema_version: 1, event_id: randomId, event_type: type, occurred_at: moment, vendor: 'kustomer', vendor_event: name, actor, properties: {}, ...out } as ChatEvent,
    })),
  };
}

const visitorMessage = {
  messageId: 'msg_1',
  conversationId: 'conv_7f3a',
  body: 'Does the teapot fit into a dishwasher?',
  createdAt: moment,
  direction: 'in',
  attachments: [],
  meta: {},
  sentBy: { type: 'customer', id: 'cust_1', displayName: 'Sam Shopper', avatarUrl: 'https://example.com/sam.png' },
};
const agentMessage = {
  ...visitorMessage,
  messageId: 'msg_2',
  body: 'It does.',
  direction: 'out',
  attachments: [{ name: 'manual.pdf' }],
  sentBy: { type: 'user', id: 'user_1', displayName: 'Ada Agent', avatarUrl: 'https://example.com/ada.png' },
};

/**
 * What Kustomer's events mean, by the names of the published GTM listener. Which SDK tells which of them, and under what name, is in the
 * README.
 */
export const reference: Reference<typeof contract> = {
  contract,
  events: {
    'chat opened': describe('chat opened', 'The shopper, or the page, opened the widget.', 'documentation', [{ in: {} }]),
    'chat closed': describe('chat closed', 'The shopper, or the page, closed the widget.', 'documentation', [{ in: {} }]),
    'conversation started': describe('conversation started', 'A conversation was created.', 'documentation', [
      {
        in: { conversationId: 'conv_7f3a', createdAt: moment, ended: false, isInAssistantMode: false },
        out: { event_id: 'kustomer:conversation_started:conv_7f3a', conversation_id: 'conv_7f3a' },
      },
      { in: { conversationId: 'conv_abc123' }, out: { event_id: 'kustomer:conversation_started:conv_abc123', conversation_id: 'conv_abc123' } },
    ]),
    'message sent': describe('message sent', 'The shopper sent a message. Core alone tells of it.', 'documentation', [
      {
        in: visitorMessage,
        out: { event_id: 'kustomer:message_sent:msg_1', conversation_id: 'conv_7f3a', properties: { message_id: 'msg_1', message_length: 38, attachments_count: 0 } },
      },
    ]),
    'message received': describe('message received', 'A message for the shopper arrived: from an agent, or from the assistant, which Kustomer does not tell apart.', 'documentation', [
      {
        in: agentMessage,
        out: { event_id: 'kustomer:message_received:msg_2', conversation_id: 'conv_7f3a', properties: { message_id: 'msg_2', message_length: 8, attachments_count: 1 } },
      },
    ]),
    'unread count risen': describe(
      'unread count risen',
      'The widget counts more unread messages than before: at least one arrived while the chat was not looked at. Where messages themselves are told, it is ignored.',
      'documentation',
      [{ in: { total: 2, conversationId: 'conv_7f3a' }, out: { conversation_id: 'conv_7f3a', inferred: true, properties: { unread_count: 2 } } }],
    ),
    'satisfaction submitted': describe('satisfaction submitted', 'The shopper answered a satisfaction form. How far its scale goes is told in no documented way.', 'documentation', [
      {
        in: { conversationId: 'conv_7f3a', satisfactionId: 'sat_1', timetoken: '17078586000000000', form: { name: 'CSAT' }, response: { rating: 4, followupAnswer: 'Quick help' } },
        out: { event_id: 'kustomer:survey_submitted:sat_1', conversation_id: 'conv_7f3a', properties: { rating: 4, survey_id: 'sat_1', feedback_length: 10 } },
      },
      { in: { rating: 5 }, out: { properties: { rating: 5 } } },
      { in: { satisfactionScore: 5 }, out: { properties: { rating: 5 } } },
    ]),
    'conversation ended': describe('conversation ended', 'A conversation was ended, by either side or by a rule: Kustomer does not say. Counted once per conversation, though one can be reopened.', 'documentation', [
      {
        in: { conversationId: 'conv_7f3a', createdAt: '2026-02-11T09:00:00.000Z', ended: true },
        out: { event_id: 'kustomer:conversation_ended:conv_7f3a', conversation_id: 'conv_7f3a', properties: { conversation_started_at: '2026-02-11T09:00:00.000Z' } },
      },
    ]),
    'proactive trigger': describe('proactive trigger', 'A proactive message was shown. Listed by the published listener and wired nowhere: no known SDK tells of it.', 'published_recipe', [{ in: {} }]),
  },
  leftOut: {
    body: 'What was written. Personal data: its length enters, it never does, captureText or not.',
    'sentBy.id': 'Names a person.',
    'sentBy.displayName': 'Personal data.',
    'sentBy.avatarUrl': 'Personal data.',
    'sentBy.type': 'Its values are published nowhere.',
    direction: 'Tells the shopper’s own messages, which Core repeats, from others. Not needed beyond that.',
    attachments: 'Their number enters. Their names and addresses may be personal data.',
    meta: 'Templates and articles of the vendor’s, of no published shape.',
    ended: 'False at the start and true at the end of a conversation; an end that says otherwise is ignored.',
    isInAssistantMode: 'Whether a bot will answer at first. The schema has no property for it.',
    form: 'The survey’s texts and scale. The scale’s options have no published shape, so there is no rating_max.',
    onLogin: 'The host signs the shopper in: its own doing, and nothing that a chat achieves.',
    onLogout: 'The host signs the shopper out.',
    onAssistantEnded: 'A bot hands over. The schema has no event for it; escalations are told by other vendors.',
    onConversationUnended: 'A conversation that is opened again has begun already.',
    onAgentTypingActivity: 'An agent types: nothing has been said yet.',
    timetoken: 'The vendor’s own clock.',
    'response.followupAnswer': 'What the shopper wrote: enters as feedback_text with captureText, and its length always.',
  },
  values: { direction: ['in', 'out'] },
};
