import { createKustomer } from '@chat-analytics/testing';
import { everywhere } from '../expectation.js';
import type { Scenario } from '../scenario.js';
import type { VendorName } from '../simulation/stage.js';
import { timeAt } from '../simulation/time.js';
import { moments, type Moment } from './moments.js';
import { aSecond, demand, later } from './steps.js';

function momentOf(vendor: VendorName): Moment {
  const moment = moments.find((other) => other.vendor === vendor);
  if (!moment) throw new TypeError(vendor);
  return moment;
}

const autochat = momentOf('autochat');
const kustomer = momentOf('kustomer');
const clarity = momentOf('clarity');

function throwing(name: string, record: object): object {
  return Object.defineProperty(record, name, {
    enumerable: true,
    get() {
      throw new Error('a getter of the vendor throws');
    },
  });
}

const detail = { scope: 'chat_widget_tracking', event_id: 'evt_9', event_type: 'autochat.goal_met.v1', occurred_at: '2026-01-05T10:00:00.000Z', conversation_id: 'c', trigger_source: 'tool', data: {}, dispatch_version: 1 };

const after = (moment: Moment, number = 1) => ({ say: `Then: ${moment.say.charAt(0).toLowerCase()}${moment.say.slice(1)}.`, act: (stage: Parameters<Moment['happen']>[0]) => void moment.happen(stage, number) });

/** What only a vendor's own way of telling can get wrong: an SDK that lies, is late, or is replaced. */
export const sdkFaults: readonly Scenario[] = [
  {
    id: 'autochat/fault/sdk-lying',
    vendor: 'autochat',
    kind: 'fault',
    title: 'The widget tells what is not so',
    steps: [
      aSecond,
      {
        say: 'It dispatches a word, another scope, a later version, an unknown outcome, an address for an id, and a detail that throws.',
        act({ autochat: widget }) {
          widget.dispatch('lead qualified');
          widget.dispatch({ ...detail, scope: 'dashboard' });
          widget.dispatch({ ...detail, dispatch_version: 2 });
          widget.dispatch({ ...detail, event_type: 'autochat.visitor_sighed.v1' });
          widget.dispatch({ ...detail, event_id: 'ada@example.com' });
          widget.dispatch(throwing('event_type', { ...detail }));
        },
      },
      after(autochat),
      later(3000),
    ],
    expected: everywhere(autochat.told(1)),
    figures: {
      'sources.autochat.rejected.not_an_object': 1,
      'sources.autochat.rejected.wrong_scope': 1,
      'sources.autochat.rejected.unknown_dispatch_version': 1,
      'sources.autochat.rejected.unknown_event': 1,
      'sources.autochat.rejected.bad_event_id': 1,
      'sources.autochat.rejected.unreadable': 1,
    },
  },
  {
    id: 'autochat/fault/sdk-late',
    vendor: 'autochat',
    kind: 'fault',
    title: 'The widget comes after two minutes',
    steps: [{ say: 'Nothing is heard of a widget for two minutes.', act: ({ wait }) => wait(120_000) }, after(autochat), later(3000)],
    expected: everywhere(autochat.told(1, 120_000)),
  },
  {
    id: 'autochat/fault/sdk-replaced',
    vendor: 'autochat',
    kind: 'fault',
    title: 'The widget is loaded twice, and both dispatch',
    steps: [
      aSecond,
      {
        say: 'Two leads are qualified, and each widget dispatches both.',
        act(stage) {
          const again = [1, 2].map((number) => autochat.happen(stage, number));
          for (const tell of again) tell();
        },
      },
      later(3000),
    ],
    expected: everywhere(autochat.told(1), autochat.told(2)),
    figures: { 'sources.autochat.duplicate': 2 },
  },
  {
    id: 'autochat/fault/told-again',
    vendor: 'autochat',
    kind: 'fault',
    title: 'The widget tells the same again on the next page',
    steps: [aSecond, after(autochat), later(3000), { say: 'The shopper goes to another page.', act: ({ navigate }) => navigate() }, later(1000), after(autochat), later(3000)],
    expected: everywhere(autochat.told(1)),
  },
  {
    id: 'kustomer/fault/sdk-lying',
    vendor: 'kustomer',
    kind: 'fault',
    title: 'The SDK tells what is not so',
    setting: kustomer.setting,
    steps: [
      aSecond,
      {
        say: 'KustomerCore tells an error, an address for an id, a message that throws, and a survey without a rating.',
        act({ kustomer: sdk }) {
          sdk.tell('onMessageSent', { messageId: 'msg_9' }, new Error('offline'));
          sdk.tell('onMessageSent', { messageId: 'ada@example.com', conversationId: 'conv_k1' });
          sdk.tell('onMessageSent', throwing('messageId', { conversationId: 'conv_k1' }));
          sdk.tell('onSatisfactionReceived', { satisfactionId: 'form_1', conversationId: 'conv_k1', response: { followupAnswer: 'Kind' } });
        },
      },
      after(kustomer),
      later(3000),
    ],
    // The message with the address is a message all the same: it goes by an id that says nothing.
    expected: everywhere({ ...kustomer.told(9), id: 'id 1', properties: {} }, kustomer.told(1)),
    figures: {
      'sources.kustomer.rejected.sdk_error': 1,
      'sources.kustomer.rejected.unreadable': 1,
      'sources.kustomer.rejected.missing_rating': 1,
    },
  },
  {
    id: 'kustomer/fault/sdk-late',
    vendor: 'kustomer',
    kind: 'fault',
    title: 'The SDK comes after twenty seconds',
    setting: { kustomer: { generation: 'core', arrival: 20_000 } },
    steps: [{ say: 'Nothing is heard of an SDK for twenty seconds, and it is found soon after.', act: ({ wait }) => wait(24_000) }, after(kustomer), later(3000)],
    expected: everywhere(kustomer.told(1, 24_000)),
  },
  {
    id: 'kustomer/fault/sdk-replaced',
    vendor: 'kustomer',
    kind: 'fault',
    title: 'The SDK is loaded another time',
    setting: { kustomer: { generation: 'v2' } },
    steps: [
      aSecond,
      { say: 'The shopper opens the chat, of which the widget tells without an id.', act: ({ kustomer: sdk }) => sdk.open() },
      {
        say: 'The page loads the SDK another time, as an object of its own. Four seconds later the one before, which lives on, tells of an opening, and the new one of a closing.',
        async act({ kustomer: before, window, wait }) {
          // Another fake, so that each object tells its own listeners only.
          const other = createKustomer(window, { generation: 'v2' });
          await wait(4000);
          before.open();
          other.close();
          demand(before.listeners() === 0, `There are ${before.listeners()} listeners left at the SDK before.`);
        },
      },
      later(3000),
    ],
    // Of the two the new one alone is heard.
    expected: everywhere(
      { type: 'chat_opened', vendor: 'kustomer', vendorEvent: 'chat opened', id: 'id 1', actor: 'visitor', at: timeAt(1000), properties: {} },
      { type: 'chat_closed', vendor: 'kustomer', vendorEvent: 'chat closed', id: 'id 2', actor: 'visitor', at: timeAt(5000), properties: {} },
    ),
  },
  {
    id: 'kustomer/fault/told-again',
    vendor: 'kustomer',
    kind: 'fault',
    title: 'The SDK tells the same again on the next page',
    setting: kustomer.setting,
    steps: [aSecond, after(kustomer), later(3000), { say: 'The shopper goes to another page.', act: ({ navigate }) => navigate() }, later(1000), after(kustomer), later(3000)],
    expected: everywhere(kustomer.told(1)),
  },
  {
    id: 'clarity/fault/sdk-lying',
    vendor: 'clarity',
    kind: 'fault',
    title: 'The webchat tracks what is not so',
    steps: [
      aSecond,
      {
        say: 'It tracks a survey without a rating, an event of another name, properties that throw, and others of which even the action throws.',
        act({ clarity: webchat }) {
          webchat.track('webchat', { action: 'submit_feedback', feedback_message: 'Kind' });
          webchat.track('webchat', { action: 'expand_from_dream', chat_widget_state: 'open' });
          webchat.track('webchat', throwing('feedback_state', { action: 'submit_feedback' }));
          webchat.track('webchat', throwing('action', {}));
          demand(webchat.calls.length === 4, 'The SDK itself did not get all four.');
        },
      },
      after(clarity),
      later(3000),
    ],
    expected: everywhere(clarity.told(1)),
    figures: {
      'sources.bloomreach_clarity.rejected.missing_rating': 1,
      'sources.bloomreach_clarity.rejected.unknown_event': 1,
      'sources.bloomreach_clarity.rejected.unreadable': 1,
    },
  },
  {
    id: 'clarity/fault/sdk-late',
    vendor: 'clarity',
    kind: 'fault',
    title: 'The SDK comes late, and works its queue off',
    setting: { clarity: { arrival: 'manual' } },
    steps: [
      aSecond,
      { say: `${clarity.say}, on the SDK’s stub.`, act: (stage) => void clarity.happen(stage, 1) },
      later(3000),
      {
        say: 'The SDK comes, and gets the call that waited.',
        act({ clarity: webchat }) {
          webchat.load();
          demand(webchat.calls.length === 1, 'The SDK itself did not get the call once.');
        },
      },
      later(1000),
      after(clarity, 2),
      later(3000),
    ],
    expected: everywhere(clarity.told(1), clarity.told(2, 5000)),
    figures: { 'sources.bloomreach_clarity.received': 2 },
  },
  {
    id: 'clarity/fault/sdk-before',
    vendor: 'clarity',
    kind: 'fault',
    title: 'The webchat was there before the analytics',
    setting: { clarity: { arrival: 'manual' } },
    steps: [
      { say: 'The page has only the SDK’s stub, and the analytics are not there.', act: ({ analytics }) => analytics.stop() },
      { say: `${clarity.say}, on the SDK’s stub.`, act: (stage) => void clarity.happen(stage, 1) },
      later(2000),
      { say: 'The analytics start.', act: ({ restart }) => restart() },
      later(1000),
      { say: 'The SDK comes, and works its queue off.', act: ({ clarity: webchat }) => webchat.load() },
      later(3000),
    ],
    // The stub does not say when it was called.
    expected: everywhere(clarity.told(1, 2000)),
    figures: { 'sources.bloomreach_clarity.received': 1 },
  },
  {
    id: 'clarity/fault/sdk-replaced',
    vendor: 'clarity',
    kind: 'fault',
    title: 'The SDK takes the place of its stub',
    setting: { clarity: { arrival: 'manual', onLoad: 'replace', sdk: 'brweb' } },
    steps: [
      aSecond,
      { say: `${clarity.say}, on the SDK’s stub.`, act: (stage) => void clarity.happen(stage, 1) },
      { say: 'The SDK comes, as an object of its own.', act: ({ clarity: webchat }) => webchat.load() },
      later(2000),
      after(clarity, 2),
      later(3000),
    ],
    expected: everywhere(clarity.told(1), clarity.told(2, 3000)),
    figures: { 'sources.bloomreach_clarity.received': 2 },
  },
];
