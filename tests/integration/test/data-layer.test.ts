import { autochat } from '@chat-analytics/autochat';
import { reference as autochatReference } from '@chat-analytics/autochat/reference';
import { clarity } from '@chat-analytics/clarity';
import { reference as clarityReference } from '@chat-analytics/clarity/reference';
import { createChatAnalytics, eventTypes, kindOf, propertyNames, type HostEvent, type Issue, type PropertyKind, type Source } from '@chat-analytics/core';
import { ga4, type Ga4Options } from '@chat-analytics/ga4-sink';
import { gtm, type GtmOptions } from '@chat-analytics/gtm-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { reference as kustomerReference } from '@chat-analytics/kustomer/reference';
import { autochatOutcomes, createAutochatWidget, createGtag, createTagManager } from '@chat-analytics/testing';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

function open<Fake extends { remove(): void }>(fake: Fake): Fake {
  closing.push(() => fake.remove());
  return fake;
}

/** A data layer in use, whose pushes are kept as text the moment they come. */
function keepPushes(): string[] {
  const texts: string[] = [];
  const push = (...items: unknown[]): number => texts.push(...items.map((item) => JSON.stringify(item)));
  Reflect.set(window, 'dataLayer', Object.assign([], { push }));
  closing.push(() => Reflect.deleteProperty(window, 'dataLayer'));
  return texts;
}

function start(sources: readonly Source[], options: GtmOptions, ga4Options?: Ga4Options): Issue[] {
  const issues: Issue[] = [];
  const sinks = [...(ga4Options ? [ga4(ga4Options)] : []), gtm({ pace: false, ...options })];
  const analytics = createChatAnalytics({ sources, sinks, consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue) });
  closing.push(() => analytics.stop());
  return issues;
}

describe("the pushes of the vendors' published recipes, as text", () => {
  const publishedPush = '{"event":"Kustomer_Chat_Event","chat_Action":"conversation started","conversationId":"conv_abc123"}';

  it('Kustomer: the very text of the published example', () => {
    const texts = keepPushes();
    const source = kustomer();
    start([source], { naming: 'recipe' });
    source.ingest(JSON.parse(publishedPush));
    expect(texts).toEqual([publishedPush]);
  });

  const actions: readonly (readonly [action: string, fields: object])[] = [
    ['chat opened', {}],
    ['chat closed', {}],
    ['conversation started', { conversationId: 'conv_abc123' }],
    ['message sent', {}],
    ['message received', {}],
    ['satisfaction submitted', { satisfactionScore: 4 }],
    ['conversation ended', {}],
    ['proactive trigger', {}],
  ];
  it.each(actions)('Kustomer: %s', (action, fields) => {
    const texts = keepPushes();
    const source = kustomer();
    start([source], { naming: 'recipe' });
    const push = { event: 'Kustomer_Chat_Event', chat_Action: action, ...fields };
    source.ingest(push);
    expect(texts).toEqual([JSON.stringify(push)]);
  });

  const fields = { event_id: 'evt_1', trigger_source: 'tool', conversation_id: 'conv_1' };
  for (const aliases of [false, true]) {
    it.each(autochatOutcomes)(`Autochat: %s, ${aliases ? 'by its alias' : 'by the stable name'}`, (name) => {
      const texts = keepPushes();
      start([autochat()], { naming: 'recipe', aliases });
      createAutochatWidget(window).outcome(name, fields);
      expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual([
        { event: aliases ? name : 'autochat.widget_tracking.v1', autochat: { event_type: name, ...fields, scope: 'chat_widget_tracking' } },
      ]);
    });
  }
});

describe('the model of the data layer', () => {
  const vendors = [
    { create: autochat, reference: autochatReference },
    { create: kustomer, reference: kustomerReference },
    { create: clarity, reference: clarityReference },
  ];
  const payloads = vendors.flatMap(({ reference: { events } }, vendor) => Object.values(events).flatMap(({ examples }) => examples.map((example) => ({ vendor, payload: example.in }))));

  const valueOfKind: Readonly<Record<PropertyKind, fc.Arbitrary<unknown>>> = {
    choice: fc.constantFrom('large', 'small'),
    id: fc.constantFrom('p1', 'p2'),
    ids: fc.array(fc.constantFrom('p1', 'p2', 'p3')),
    text: fc.constantFrom('hello', 'bye'),
    texts: fc.array(fc.constantFrom('hello', 'bye')),
    length: fc.nat(9),
    flag: fc.boolean(),
    number: fc.nat(5),
    time: fc.constant('2026-02-11T09:30:00.000Z'),
    url: fc.constant('https://shop.example/p/1'),
    details: fc.dictionary(fc.constantFrom('plan', 'seats'), fc.nat(3)),
  };
  const properties = fc.record(Object.fromEntries(propertyNames().map((name) => [name, valueOfKind[kindOf(name) ?? 'choice']])), { requiredKeys: [] });
  const hostEvent = fc.record({ event_type: fc.constantFrom(...eventTypes), properties });

  const sequence = fc.record({
    naming: fc.constantFrom('normalized' as const, 'recipe' as const),
    aliases: fc.boolean(),
    vendorEvents: fc.shuffledSubarray(payloads),
    hostEvents: fc.array(hostEvent, { maxLength: 5 }),
    order: fc.infiniteStream(fc.boolean()),
  });

  /** Without what is GTM's own, and what is undefined. */
  function ownPart(model: Record<string, unknown>): unknown {
    return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(model).filter(([key]) => !/^(event|_clear|gtm.*)$/.test(key)))));
  }

  it('holds, after any sequence of pushes, no value of an earlier event', () => {
    let compared = 0;
    fc.assert(
      fc.property(sequence, ({ naming, aliases, vendorEvents, hostEvents, order }) => {
        const manager = createTagManager(window);
        const sources = vendors.map(({ create }) => create());
        const analytics = createChatAnalytics({ sources, sinks: [gtm({ naming, aliases, pace: false })], consent: 'not_required', debug: false });
        const { dataLayer } = window as Window & { dataLayer?: Record<string, unknown>[] };
        const [vendorQueue, hostQueue] = [[...vendorEvents], [...hostEvents]];
        for (const fromHost of order) {
          const event = fromHost ? hostQueue.shift() : undefined;
          const next = event ? undefined : vendorQueue.shift();
          if (!event && !next) break;
          if (event) analytics.track(event as HostEvent);
          if (next) sources[next.vendor]?.ingest(next.payload);
          const last = dataLayer?.at(-1);
          if (!last || 'gtm.start' in last) continue;
          expect(ownPart(manager.model())).toEqual(ownPart(last));
          compared++;
        }
        analytics.stop();
        manager.remove();
      }),
      { numRuns: 50 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('a GA4 sink and a GTM sink on one page', () => {
  it('are reported where they use the same name, since a trigger of that name fires for both', async () => {
    open(createGtag(window));
    const manager = open(createTagManager(window));
    const issues = start([autochat()], {}, {});
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    await Promise.resolve();
    expect(issues).toMatchObject([{ code: 'double_counting', where: 'gtm', detail: 'chat_goal_met' }]);
    expect(manager.events.filter((event) => event === 'chat_goal_met')).toHaveLength(2);
  });

  it.each<[string, GtmOptions, Ga4Options]>([
    ['in recipe naming', { naming: 'recipe' }, { naming: 'recipe' }],
    ['where GA4 has another name for it', {}, { rename: { goal_met: 'goal' } }],
    ['on another data layer', { dataLayer: 'shopLayer' }, {}],
  ])('are fine %s', async (_, gtmOptions, ga4Options) => {
    const gtag = open(createGtag(window));
    const manager = open(createTagManager(window, { dataLayer: gtmOptions.dataLayer ?? 'dataLayer' }));
    const issues = start([autochat()], gtmOptions, ga4Options);
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    await Promise.resolve();
    expect(issues).toEqual([]);
    expect(gtag.hits).toHaveLength(1);
    expect(new Set(manager.events).size).toBe(manager.events.length);
  });
});
