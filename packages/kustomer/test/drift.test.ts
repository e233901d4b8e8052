import { createChatAnalytics, type ChatEvent } from '@chat-analytics/core';
import { assertBooksBalance, createRecordingSink, type KustomerFake, type KustomerTelling } from '@chat-analytics/testing';
import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract, kustomer } from '../src/index.js';
import { listeners } from '../src/sdk.js';
import { listen, put } from './page.js';

describe('what is not as documented', () => {
  it('an action that no one knows is rejected, and reported once', () => {
    const { source, health, issues } = listen();
    for (const chat_Action of ['chat exploded', 'chat exploded', 'toString', '__proto__', undefined, 7]) source.ingest({ chat_Action });
    expect(health()).toMatchObject({ received: 6, accepted: 0, rejected: { unknown_event: 6 } });
    expect(issues).toMatchObject([{ code: 'rejected', where: 'kustomer.unknown_event' }]);
  });

  it('an event by another name is not heard, and harms no other', () => {
    const widget = put({ generation: 'v2', tells: (telling) => (telling.name === 'onOpen' ? { ...telling, name: 'onOpened' } : telling) });
    const { types, issues } = listen();
    widget.open();
    widget.close();
    expect(types()).toEqual(['chat_closed']);
    expect(issues).toEqual([]);
  });

  it('an error in place of news is rejected, and reported once', () => {
    const core = put({ generation: 'core', tells: (telling) => ({ ...telling, error: new Error('of jane@example.com') }) });
    const { types, health, issues } = listen();
    core.say('hello');
    core.startConversation();
    expect(types()).toEqual([]);
    expect(health().rejected).toEqual({ sdk_error: 3 });
    expect(issues).toMatchObject([{ code: 'rejected', where: 'kustomer.sdk_error' }]);
    expect(JSON.stringify(issues)).not.toContain('jane');
  });

  it('a second argument of an SDK with on is no error', () => {
    const legacy = put({ generation: 'legacy', tells: (telling) => ({ ...telling, error: { time: 1 } }) });
    const { types } = listen();
    legacy.open();
    expect(types()).toEqual(['chat_opened']);
  });

  const shapes: [string, (telling: KustomerTelling) => unknown][] = [
    ['null', () => null],
    ['a string', () => 'msg_1'],
    ['a list', ({ response }) => [response]],
    ['no ids', () => ({ body: 'hello' })],
    ['ids that are objects', () => ({ messageId: { id: 1 }, conversationId: { id: 2 } })],
  ];
  for (const [what, shape] of shapes) {
    it(`messages that are ${what} pass, each with an id of its own, and that is reported once`, () => {
      const core = put({ generation: 'core', tells: (telling) => (telling.name === 'onMessageSent' ? { ...telling, response: shape(telling) } : null) });
      const { events, issues } = listen();
      core.say('hello');
      core.say('hello');
      expect(new Set(events.map((event) => event.event_id)).size).toBe(2);
      expect(events).toMatchObject([{ event_type: 'message_sent' }, { event_type: 'message_sent' }]);
      const unidentified = { code: 'bad_value', where: 'kustomer.message sent.event_id', count: 2 };
      expect(issues.filter(({ where }) => where === unidentified.where)).toEqual([unidentified]);
    });
  }

  it('an id so long that the event’s own would be too long is reported, and each message counts', () => {
    const { source, events, issues } = listen();
    for (let count = 0; count < 2; count++) source.ingest({ chat_Action: 'message sent', messageId: 'm'.repeat(245) });
    expect([events.length, issues]).toEqual([2, [{ code: 'bad_value', where: 'kustomer.message sent.event_id', count: 2 }]]);
  });

  it('an answer whose fields are getters of its class, or of which one is empty, is an answer', () => {
    const fields = { chat_Action: 'satisfaction submitted', satisfactionId: 's1', rating: 4 };
    const form = Object.defineProperties({}, Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { get: () => value }])));
    const { source, events } = listen();
    source.ingest(Object.create(form));
    source.ingest({ chat_Action: 'satisfaction submitted', satisfactionId: 's2', rating: '', response: { rating: '5' } });
    expect(events).toMatchObject([4, 5].map((rating) => ({ event_type: 'survey_submitted', properties: { rating } })));
  });

  for (const [generation, tellThem] of [
    ['v2', (fake: KustomerFake) => fake.tell('onConversationCreate', {})],
    ['core', (fake: KustomerFake) => fake.tell('onSatisfactionReceived', { response: { rating: 4 } })],
  ] as const) {
    it(`an event that ${generation} tells with an id, and lacks it, passes, and is reported once`, () => {
      const fake = put({ generation });
      const { events, issues } = listen();
      tellThem(fake);
      tellThem(fake);
      expect(events).toHaveLength(2);
      expect(issues).toMatchObject([{ code: 'bad_value', where: `kustomer.${events[0]?.vendor_event ?? ''}.event_id`, count: 2 }]);
    });
  }

  it('an SDK with on needs no ids, for the published listener has none', () => {
    const legacy = put({ generation: 'legacy' });
    const { events, issues } = listen();
    for (const name of ['conversationCreate', 'messageSent', 'messageReceived']) legacy.tell(name);
    legacy.tell('satisfactionSent', { rating: 4 });
    expect(events).toHaveLength(4);
    expect(issues).toEqual([]);
  });

  it('odd values are left out, and reported once per field', () => {
    const core = put({ generation: 'core' });
    const { events, issues } = listen();
    for (const messageId of ['m1', 'm2']) core.say('hello', { messageId, attachments: true, createdAt: 'yesterday', conversationId: 'jane@example.com' } as never);
    expect(events.map((event) => event.properties)).toEqual([
      { message_id: 'm1', message_length: 5 },
      { message_id: 'm2', message_length: 5 },
    ]);
    expect(JSON.stringify(events)).not.toContain('jane');
    expect(issues.map(({ code, where }) => `${code} ${where}`).sort()).toEqual([
      'bad_value kustomer.message sent.attachments_count',
      'bad_value kustomer.message sent.conversation_id',
      'bad_value kustomer.message sent.occurred_at',
    ]);
  });

  it('an answer without a rating is rejected, for it says nothing', () => {
    const core = put({ generation: 'core' });
    const { health } = listen();
    for (const response of ['good', { score: 5 }, { rating: 'good' }, [5]]) core.tell('onSatisfactionReceived', { satisfactionId: 's1', response });
    expect(health()).toMatchObject({ accepted: 0, rejected: { missing_rating: 4 } });
  });

  it('an answer told by an SDK with on is one, and rejected without a rating', () => {
    const legacy = put({ generation: 'legacy' });
    const { health } = listen();
    legacy.tell('satisfactionSent', { score: 5 });
    legacy.tell('satisfactionSent', { response: {} });
    expect(health()).toMatchObject({ ignored: 0, rejected: { missing_rating: 2 } });
  });

  it('an answer whose rating stands beside the form counts', () => {
    const core = put({ generation: 'core' });
    const { events } = listen();
    core.tell('onSatisfactionReceived', { satisfactionId: 's1', rating: 3 });
    expect(events).toMatchObject([{ properties: { rating: 3, survey_id: 's1' } }]);
  });

  it.each([
    { chat_Action: 'satisfaction submitted', satisfactionScore: 5, rating: undefined },
    { chat_Action: 'satisfaction submitted', rating: null, response: { rating: 4 } },
    { chat_Action: 'satisfaction submitted', satisfactionScore: 5, response: { rating: undefined } },
  ])('an answer is read where it stands, though another place for it is empty: %o', (payload) => {
    const { source, types } = listen();
    source.ingest(payload);
    expect(types()).toEqual(['survey_submitted']);
  });

  it('the same answer taken in twice counts once', () => {
    const { source, health } = listen();
    const answer = { chat_Action: 'satisfaction submitted', satisfactionScore: 5 };
    source.ingest(answer);
    source.ingest(answer);
    expect(health()).toMatchObject({ accepted: 1, duplicate: 1 });
  });

  it('an unread count that is none is rejected, and the next rise is a message', () => {
    const widget = put({ generation: 'v2' });
    const { types, health } = listen();
    for (const response of [{ total: 1 }, null, { total: '2' }, { count: 2 }, { total: 2 }]) widget.tell('onUnread', response);
    expect(types()).toEqual(['message_received']);
    expect(health().rejected).toEqual({ missing_total: 3 });
  });

  it('a listener that the SDK refuses is reported, and the others are heard', () => {
    const widget = put({ generation: 'v2', refuses: ['onUnread'] });
    const { types, issues, stop } = listen();
    widget.open();
    expect(types()).toEqual(['chat_opened']);
    expect(issues).toMatchObject([{ code: 'sdk_threw', where: 'kustomer.onUnread' }]);
    stop();
    expect(widget.listeners()).toBe(0);
  });

  it('an SDK that refuses every listener, or throws when looked at, harms nothing, and is not found', () => {
    const widget = put({ generation: 'v2', refuses: ['onOpen', 'onClose', 'onConversationCreate', 'onUnread'] });
    const { health, source } = listen();
    expect(health().status).toBe('waiting');
    expect(widget.listeners()).toBe(0);
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('hands off');
        },
      },
    );
    expect(() => source.attach(hostile)).not.toThrow();
  });

  it('a payload that throws when looked at is rejected, and does not reach the SDK', () => {
    const core = put({ generation: 'core' });
    const { types, health } = listen();
    const hostile = {
      get messageId(): never {
        throw new Error('hands off');
      },
    };
    expect(() => core.tell('onMessageSent', hostile)).not.toThrow();
    core.say('hello');
    expect(types()).toEqual(['message_sent']);
    expect(health().rejected).toEqual({ unreadable: 1 });
  });
});

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const id = fc.oneof(fc.constantFrom('a', 'b', 'jane@example.com'), fc.anything());
const payload = fc.oneof(
  fc.anything({ withBigInt: true, withNullPrototype: true }),
  fc.record(
    {
      conversationId: id,
      messageId: id,
      satisfactionId: id,
      body: fc.oneof(fc.string(), fc.anything()),
      createdAt: fc.oneof(fc.constant('2026-02-11T09:30:00Z'), fc.anything()),
      direction: fc.constantFrom('in', 'out', 7),
      attachments: fc.oneof(fc.array(fc.anything()), fc.anything()),
      sentBy: fc.record({ displayName: fc.constant('jane@example.com') }),
      ended: fc.oneof(fc.boolean(), fc.anything()),
      total: fc.oneof(fc.nat(9), fc.anything()),
      change: fc.oneof(fc.record({ conversationId: id }), fc.anything()),
      rating: fc.oneof(fc.integer(), fc.anything()),
      response: fc.oneof(fc.record({ rating: fc.oneof(fc.nat(10), fc.anything()), followupAnswer: fc.string() }, { requiredKeys: [] }), fc.anything()),
    },
    { requiredKeys: [] },
  ),
);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      fake: fc.nat(2),
      name: fc.constantFrom(...Object.values(listeners).flatMap((names) => Object.values(names)), 'proactive'),
      payload,
      error: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.anything()),
    }),
  },
  fc.record({ ingest: fc.oneof(payload, fc.record({ chat_Action: fc.constantFrom(...Object.keys(contract.events), 'nothing'), messageId: id, rating: fc.anything() })) }),
  fc.record({ attach: fc.oneof(fc.nat(2), fc.anything()) }),
  fc.record({ again: fc.nat(2) }),
);

it('whatever the SDKs tell, nothing throws, the books balance, and what comes out fits the schema, comes once and holds nothing personal', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const fakes = [put({ generation: 'v2' }), put({ generation: 'core' }), put({ generation: 'legacy' })];
      const source = kustomer({ customEvents: { 'proactive trigger': 'proactive' } });
      const sink = createRecordingSink();
      const analytics = createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required', debug: false });
      const events: ChatEvent[] = [];
      analytics.subscribe((event) => events.push(event));
      for (const next of steps) {
        if ('name' in next) fakes[next.fake]?.tell(next.name, next.payload, next.error);
        else if ('ingest' in next) source.ingest(next.ingest);
        else if ('again' in next) fakes[next.again]?.loadAgain();
        else source.attach(typeof next.attach === 'number' ? fakes[next.attach]?.sdk() : next.attach);
        assertBooksBalance(analytics.health());
      }
      analytics.stop();
      assertBooksBalance(analytics.health());
      expect(fakes[0]?.listeners()).toBe(0);
      expect(fakes[1]?.listeners()).toBe(0);
      for (const event of events) expect(validate(event), ajv.errorsText(validate.errors)).toBe(true);
      expect(new Set(events.map((event) => event.event_id)).size).toBe(events.length);
      expect(JSON.stringify(events)).not.toContain('jane');
      expect({}).not.toHaveProperty('polluted');
      for (const fake of fakes.reverse()) fake.remove();
    }),
    { numRuns: 300 },
  );
});
