import { eventTypes } from '@chat-analytics/core';
import fc from 'fast-check';

const state = fc.constantFrom('granted' as const, 'granted' as const, 'denied' as const, 'pending' as const);
const states = fc.record({ analytics: state, advertising: state });
const which = fc.nat({ max: 2 });

/** What a vendor might say: its own fields with values of any shape, or anything at all. */
const value = fc.oneof(fc.constantFrom('a', 'b', 4, true, null, '', '2025-07-01', 'https://shop.example/p?q=1', 'jane@example.com'), fc.string(), fc.anything({ maxDepth: 1, maxKeys: 3 }));
const fields = [
  ...['scope', 'event_id', 'event_type', 'occurred_at', 'conversation_id', 'trigger_source', 'data', 'dispatch_version'],
  ...['messageId', 'conversationId', 'body', 'createdAt', 'direction', 'satisfactionId', 'response', 'total'],
  ...['action', 'url', 'product_id', 'message', 'component', 'feedback_state', '__proto__'],
];
const names = ['onMessageSent', 'onMessageReceived', 'onConversationCreate', 'onSatisfactionReceived', 'onConversationEnded', 'webchat', 'close_survey'];
const likely = new Map<string, fc.Arbitrary<unknown>>([
  ['scope', fc.constant('chat_widget_tracking')],
  ['dispatch_version', fc.constant(1)],
  ['event_type', fc.constantFrom('autochat.goal_met.v1', 'autochat.lead_qualified.v1')],
  ['action', fc.constantFrom('url_click', 'user_respond', 'thumbs_up', 'chat_closed', 'show')],
]);
const payload = fc.oneof(
  fc.record(Object.fromEntries(fields.map((name) => [name, fc.oneof({ weight: 3, arbitrary: likely.get(name) ?? value }, value)])), { requiredKeys: ['scope', 'dispatch_version', 'event_type', 'action'] }),
  fc.anything({ maxDepth: 1, maxKeys: 3 }),
);

const minute = 60_000;

/** Whatever can happen to a shopper's pages. */
export const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('happen' as const), chat: which, count: fc.constantFrom(1, 2, 3, 20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), chat: which, back: fc.nat({ max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lie' as const), chat: which, payload, name: fc.constantFrom(...names) }) },
  fc.record({ kind: fc.constant('track' as const), type: fc.constantFrom(...eventTypes), properties: payload }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.constantFrom(0, 10, 100, 1000, 5000, 20_000) }) },
  fc.record({ kind: fc.constant('jump' as const), hours: fc.constantFrom(-5, -1, 1, 5) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('library' as const), which, does: fc.constantFrom('load' as const, 'load' as const, 'block' as const, 'replace' as const, 'break' as const, 'mend' as const) }) },
  fc.record({ kind: fc.constant('answer' as const), answer: fc.constantFrom('yes' as const, 'later' as const, 'no' as const) }),
  fc.record({ kind: fc.constant('storage' as const), condition: fc.constantFrom('fine' as const, 'fine' as const, 'full' as const, 'off' as const) }),
  fc.record({ kind: fc.constant('tamper' as const), how: fc.constantFrom('[[],null]', '[[[1,{}]],[7]]', '[', '"ab"', 'cut', 'remove') }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('consent' as const), states }) },
  fc.record({ kind: fc.constant('mumble' as const), states: fc.anything({ maxDepth: 1, maxKeys: 2 }) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), loaded: fc.boolean() }) },
  fc.record({ kind: fc.constant('crash' as const), loaded: fc.boolean() }),
  fc.record({ kind: fc.constant('crash at the next hit' as const) }),
  fc.record({ kind: fc.constant('away' as const), milliseconds: fc.constantFrom(10, 1000) }),
  fc.record({ kind: fc.constant('forward' as const), loaded: fc.boolean() }),
  fc.record({ kind: fc.constant('back' as const) }),
  fc.record({ kind: fc.constant('other tab' as const) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('stop' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('start' as const) }) },
  fc.record({ kind: fc.constant('hide' as const), hidden: fc.boolean() }),
  fc.record({ kind: fc.constant('stall' as const), milliseconds: fc.constantFrom(5, 50, 31 * minute) }),
  fc.record({ kind: fc.constant('flush' as const) }),
);

export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

export const settings = fc.record({
  storage: fc.constantFrom('session' as const, 'session' as const, 'local' as const, 'none' as const),
  limits: fc.record({ held: fc.constantFrom(5, 30, 2000), stored: fc.constantFrom(3, 30, 1000) }),
  consent: fc.oneof(fc.constant({ analytics: 'granted' as const, advertising: 'granted' as const }), states),
  loaded: fc.boolean(),
  /** Whether the endpoint tells copies. */
  idempotent: fc.boolean(),
});

export type Settings = typeof settings extends fc.Arbitrary<infer Value> ? Value : never;
