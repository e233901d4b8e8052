import type { AnyEventContract, EventReference, Reference } from '@chat-analytics/core';
import { createKustomer, sourceConformance, type KustomerFake, type KustomerGeneration } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import type { KustomerActionDetail, KustomerEventName } from '../src/index.js';
import { kustomer } from '../src/kustomer.js';
import { reference } from '../src/reference.js';

/** What each SDK calls what it tells of, an event with an id first. */
const told: Record<Exclude<KustomerGeneration, 'cards'>, Partial<Record<KustomerEventName, string>>> = {
  v2: { 'conversation started': 'onConversationCreate', 'chat opened': 'onOpen', 'chat closed': 'onClose', 'unread count risen': 'onUnread' },
  core: {
    'conversation started': 'onConversationCreate',
    'message sent': 'onMessageSent',
    'message received': 'onMessageReceived',
    'satisfaction submitted': 'onSatisfactionReceived',
    'conversation ended': 'onConversationEnded',
  },
  legacy: {
    'conversation started': 'conversationCreate',
    'chat opened': 'open',
    'chat closed': 'close',
    'message sent': 'messageSent',
    'message received': 'messageReceived',
    'satisfaction submitted': 'satisfactionSent',
    'conversation ended': 'ended by another name',
    'proactive trigger': 'proactive',
  },
};

function pick<Value>(from: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));
}

/** An event as Core and the widget tell of it: with its id, where it has one. */
function identified(name: KustomerEventName, { examples, ...event }: EventReference): EventReference {
  const { id }: AnyEventContract = reference.contract.events[name];
  return { ...event, examples: examples.filter((example) => !id || id in (example.in as object)) };
}

let fake: KustomerFake;

beforeEach(() => {
  // What has neither a time nor an id of the vendor's gets the ones of the examples.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-02-11T09:30:00.000Z') });
  vi.spyOn(crypto, 'randomUUID').mockReturnValue('5f0c1c3e-8d0a-4f6b-9a53-0b6f4f6f2c11');
});
afterEach(() => {
  fake.remove();
  vi.useRealTimers();
});

for (const generation of ['v2', 'core', 'legacy'] as const) {
  const names = told[generation];
  const known = Object.keys(names) as KustomerEventName[];
  const part: Reference = {
    ...reference,
    contract: { ...reference.contract, events: pick(reference.contract.events, known) },
    events: Object.fromEntries(known.map((name) => [name, generation === 'legacy' ? reference.events[name] : identified(name, reference.events[name])])),
  };

  describe(`kustomer, hearing ${generation}, as every source`, () => {
    beforeEach(() => {
      fake = createKustomer(window, { generation });
    });

    const cases = sourceConformance({
      reference: part,
      create: () => kustomer({ customEvents: { 'conversation ended': 'ended by another name', 'proactive trigger': 'proactive' } }),
      // The one with `on` has nothing that takes a listener away.
      ...(generation !== 'legacy' && { attached: () => fake.listeners() }),
      send(_, payload) {
        const { chat_Action: action, total = 0, conversationId, ...detail } = payload as KustomerActionDetail;
        const name = names[action] ?? '';
        if (action === 'unread count risen') {
          fake.tell(name, { total: total - 1 });
          fake.tell(name, { total, change: { conversationId } });
        } else fake.tell(name, { conversationId, ...detail });
      },
    });
    for (const { name, run } of cases) it(name, run);
  });
}
