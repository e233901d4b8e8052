import type { KustomerGeneration } from '@chat-analytics/testing';
import { atGa4, atMeta, atWebhook, everywhere, type Properties, type Told, type ToldType } from '../expectation.js';
import type { Scenario } from '../scenario.js';
import type { Stage } from '../simulation/stage.js';
import { timeAt } from '../simulation/time.js';
import { aSecond, later } from './steps.js';

type ToldAction = Omit<Told, 'vendor' | 'vendorEvent' | 'at'> & { readonly at?: string };

/** One of the eight actions, as one of the vendor's SDKs tells it. */
interface Action {
  readonly name: string;
  /** What tells it from another way to the same action. */
  readonly way: string;
  readonly generation: KustomerGeneration;
  readonly say: string;
  readonly act: (stage: Stage) => void;
  readonly told: ToldAction;
  readonly vendorEvent?: string;
  readonly figures?: Scenario['figures'];
}

const told = (type: ToldType, id: string, actor: Told['actor'], properties: Properties = {}, more: Partial<ToldAction> = {}): ToldAction => ({ type, id, actor, properties, ...more });
const conversation = 'conv_k1';
const conversationOf = { conversation };
/** The vendor's own time, where it tells one: before it is heard. */
const before = timeAt(600);

/**
 * The eight actions of the published listener. Sources: the published "Kustomer Chat GTM Event Listener"; Kustomer, "Kustomer.addListener()" and
 * "KustomerCore.addListener()".
 */
const actions: readonly Action[] = [
  { name: 'chat opened', way: 'widget', generation: 'v2', say: 'The shopper opens the chat: onOpen.', act: ({ kustomer }) => kustomer.open(), told: told('chat_opened', 'id 1', 'visitor') },
  { name: 'chat closed', way: 'widget', generation: 'v2', say: 'The shopper closes the chat: onClose.', act: ({ kustomer }) => kustomer.close(), told: told('chat_closed', 'id 1', 'visitor') },
  {
    name: 'conversation started',
    way: 'widget',
    generation: 'v2',
    say: 'A conversation begins: onConversationCreate.',
    act: ({ kustomer }) => void kustomer.startConversation({ conversationId: conversation }),
    told: told('conversation_started', 'kustomer:conversation_started:conv_k1', 'visitor', {}, conversationOf),
  },
  {
    name: 'conversation started',
    way: 'Core',
    generation: 'core',
    say: 'A conversation begins: onConversationCreate.',
    act: ({ kustomer }) => void kustomer.startConversation({ conversationId: conversation, createdAt: before }),
    told: told('conversation_started', 'kustomer:conversation_started:conv_k1', 'visitor', {}, { ...conversationOf, at: before }),
  },
  {
    name: 'message sent',
    way: 'Core',
    generation: 'core',
    say: 'The shopper writes: onMessageSent, and the same once more as onMessageReceived.',
    act: ({ kustomer }) => void kustomer.say('Where is my order?', { messageId: 'msg_1', conversationId: conversation, createdAt: before }),
    told: told('message_sent', 'kustomer:message_sent:msg_1', 'visitor', { message_id: 'msg_1', message_length: 18, attachments_count: 0 }, { ...conversationOf, at: before }),
  },
  {
    name: 'message received',
    way: 'Core',
    generation: 'core',
    say: 'An agent answers: onMessageReceived.',
    act: ({ kustomer }) => void kustomer.reply('It is on its way.', { messageId: 'msg_2', conversationId: conversation, createdAt: before, attachments: [{}] }),
    told: told('message_received', 'kustomer:message_received:msg_2', 'agent', { message_id: 'msg_2', message_length: 17, attachments_count: 1 }, { ...conversationOf, at: before }),
  },
  {
    name: 'message received',
    way: 'widget',
    generation: 'v2',
    say: 'An agent answers, and the unread count rises: onUnread.',
    act({ kustomer }) {
      // The first count comes with the page.
      for (const total of [0, 1]) kustomer.tell('onUnread', { total, change: { conversationId: conversation } });
    },
    told: told('message_received', 'id 1', 'agent', { unread_count: 1 }, { ...conversationOf, isInferred: true }),
    vendorEvent: 'unread count risen',
  },
  {
    name: 'satisfaction submitted',
    way: 'Core',
    generation: 'core',
    say: 'A form comes, and the shopper answers it: onSatisfactionReceived, twice.',
    act({ kustomer }) {
      const form = { conversationId: conversation, satisfactionId: 'form_1', form: { name: 'CSAT' } };
      kustomer.tell('onSatisfactionReceived', form);
      kustomer.tell('onSatisfactionReceived', { ...form, response: { rating: 4, followupAnswer: 'Kind' } });
    },
    told: told('survey_submitted', 'kustomer:survey_submitted:form_1', 'visitor', { rating: 4, survey_id: 'form_1', feedback_length: 4 }, conversationOf),
    // The form that came is known for what it is.
    figures: { 'sources.kustomer.received': 2, 'sources.kustomer.ignored': 1 },
  },
  {
    name: 'conversation ended',
    way: 'Core',
    generation: 'core',
    say: 'The conversation ends: onConversationEnded.',
    act: ({ kustomer }) => kustomer.endConversation({ conversationId: conversation, createdAt: timeAt(0) }),
    told: told('conversation_ended', 'kustomer:conversation_ended:conv_k1', 'system', { conversation_started_at: timeAt(0) }, conversationOf),
  },
  {
    name: 'proactive trigger',
    way: 'on',
    generation: 'legacy',
    say: 'The chat invites the shopper, under a name that the page has given: proactiveShown.',
    act: ({ kustomer }) => kustomer.tell('proactiveShown'),
    told: told('chat_teaser_shown', 'id 1', 'system'),
  },
];

const events = actions.map(
  ({ name, way, generation, say, act, told: expected, vendorEvent = name, figures }): Scenario => ({
    id: `kustomer/event/${name} (${way})`,
    vendor: 'kustomer',
    kind: 'event',
    title: `${name}, by ${way === 'on' ? 'an SDK with on' : way === 'Core' ? 'KustomerCore' : 'the widget'}`,
    setting: { kustomer: { generation } },
    steps: [aSecond, { say, act }, later(3000)],
    expected: everywhere({ at: timeAt(1000), ...expected, vendor: 'kustomer', vendorEvent }),
    ...(figures && { figures }),
  }),
);

/** What an SDK with `on` tells, as the published listener has it: action, what the SDK calls it, what it gives, and what must become of it. */
const published: readonly (readonly [action: string, name: string, response: object | undefined, told: ToldAction])[] = [
  ['chat opened', 'open', undefined, told('chat_opened', 'id 1', 'visitor')],
  ['conversation started', 'conversationCreate', { conversationId: conversation }, told('conversation_started', 'kustomer:conversation_started:conv_k1', 'visitor', {}, conversationOf)],
  ['message sent', 'messageSent', undefined, told('message_sent', 'id 2', 'visitor')],
  ['message received', 'messageReceived', undefined, told('message_received', 'id 3', 'agent')],
  ['satisfaction submitted', 'satisfactionSent', { rating: 5 }, told('survey_submitted', 'id 4', 'visitor', { rating: 5 })],
  ['chat closed', 'close', undefined, told('chat_closed', 'id 5', 'visitor')],
];

const toldByPublished = published.map(([action, , , event]): Told => ({ ...event, vendor: 'kustomer', vendorEvent: action, at: timeAt(1000) }));

/** What the published recipe asks for. It has no Meta, and of GA4 two events: the others go in normalized form. */
const recipe: Scenario = {
  id: 'kustomer/visit/recipe',
  vendor: 'kustomer',
  kind: 'visit',
  title: 'A whole conversation, in the names of the published listener',
  setting: { naming: 'recipe', kustomer: { generation: 'legacy' } },
  steps: [
    aSecond,
    {
      say: 'An SDK with on tells all six that the listener wires.',
      act({ kustomer }) {
        for (const [, name, response] of published) kustomer.tell(name, response);
      },
    },
    later(5000),
  ],
  expected: {
    ga4: toldByPublished.map((told) => {
      if (told.type === 'chat_opened') return { name: 'chat_widget_open', parameters: { chat_platform: 'kustomer' } };
      if (told.type === 'survey_submitted') return { name: 'chat_rating', parameters: { rating_value: 5 } };
      return atGa4(told);
    }),
    meta: toldByPublished.map(atMeta),
    gtm: published.map(([action]) => ({
      name: 'Kustomer_Chat_Event',
      parameters: { chat_Action: action, ...(action === 'conversation started' && { conversationId: conversation }), ...(action === 'satisfaction submitted' && { satisfactionScore: 5 }) },
    })),
    webhook: toldByPublished.map(atWebhook),
  },
};

const reload: Scenario = {
  id: 'kustomer/visit/unread',
  vendor: 'kustomer',
  kind: 'visit',
  title: 'Unread messages from before are no new ones',
  setting: { kustomer: { generation: 'v2', unread: 3 } },
  steps: [
    aSecond,
    { say: 'The widget tells the count of three that it came with, again.', act: ({ kustomer }) => kustomer.tell('onUnread', { total: 3 }) },
    { say: 'The shopper opens the chat: the count falls to none.', act: ({ kustomer }) => kustomer.open() },
    later(3000),
  ],
  expected: everywhere({ ...told('chat_opened', 'id 1', 'visitor'), vendor: 'kustomer', vendorEvent: 'chat opened', at: timeAt(1000) }),
};

const personal: Scenario = {
  id: 'kustomer/visit/personal-data',
  vendor: 'kustomer',
  kind: 'visit',
  title: 'Personal data where none should be',
  setting: { kustomer: { generation: 'core' } },
  steps: [
    aSecond,
    {
      say: 'The shopper writes an address and a number, in a conversation that has an address for its id.',
      act: ({ kustomer }) => void kustomer.say('ada@example.com, +44 20 7946 0000', { messageId: 'msg_1', conversationId: 'ada@example.com' }),
    },
    later(3000),
  ],
  expected: everywhere({
    ...told('message_sent', 'kustomer:message_sent:msg_1', 'visitor', { message_id: 'msg_1', message_length: 33, attachments_count: 0 }),
    vendor: 'kustomer',
    vendorEvent: 'message sent',
    at: timeAt(1000),
  }),
};

/** The published listener's names of what is covered. */
export const kustomerNames: readonly string[] = ['chat opened', 'chat closed', 'conversation started', 'message sent', 'message received', 'satisfaction submitted', 'conversation ended', 'proactive trigger'];

export const kustomerScenarios: readonly Scenario[] = [...events, recipe, reload, personal];
