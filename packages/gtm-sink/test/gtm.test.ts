import { createChatAnalytics, defineContract, propertyNames, type ChatAnalytics, type ChatEvent, type HostEvent, type Issue, type SinkContext } from '@chat-analytics/core';
import { createTagManager, type TagManagerFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gtm, type GtmOptions } from '../src/index.js';
import { dataLayer, given, pushes } from './page.js';

let manager: TagManagerFake;
beforeEach(() => {
  manager = createTagManager(window);
});
afterEach(() => manager.remove());

function start(options?: GtmOptions): { analytics: ChatAnalytics; issues: Issue[] } {
  const issues: Issue[] = [];
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const analytics = createChatAnalytics({ sources: [], sinks: [gtm(options)], consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue) });
  return { analytics, issues };
}

const moment = '2026-02-11T09:30:00.000Z';
const opened: HostEvent = { event_type: 'chat_opened', event_id: 'e1', occurred_at: moment, conversation_id: 'c1', session_id: 's1', properties: { opened_via: 'badge' } };

describe('what gtm pushes', () => {
  it('is an event named as in GA4, the same keys under chat for every one, and _clear', () => {
    start().analytics.track(opened);
    const [push] = pushes();
    expect(push).toEqual({
      event: 'chat_opened',
      chat: { vendor: 'host', event_id: 'e1', event_type: 'chat_opened', actor: 'system', conversation_id: 'c1', session_id: 's1', occurred_at: moment, opened_via: 'badge' },
      _clear: true,
    });
    expect(Object.keys(push?.chat as object).sort()).toEqual(['vendor', 'event_id', 'event_type', 'actor', 'conversation_id', 'session_id', 'occurred_at', ...propertyNames()].sort());
  });

  it('reaches a Data Layer Variable by its path', () => {
    const { analytics } = start();
    analytics.track({ event_type: 'goal_met', properties: { details: { plan: 'pro' } } });
    expect(manager.events.at(-1)).toBe('chat_goal_met');
    expect(manager.value('chat.event_type')).toBe('goal_met');
    expect(manager.value('chat.details.plan')).toBe('pro');
  });

  it('leaves nothing of an event to the next', () => {
    const { analytics } = start();
    analytics.track({ event_type: 'product_selected', properties: { product_id: 'p1', selected_product_ids: ['p1', 'p2'], details: { plan: 'pro' } } });
    analytics.track({ event_type: 'product_selected', event_id: 'e2', occurred_at: moment, properties: { selected_product_ids: ['p3'] } });
    expect(given(manager.value('chat') as object)).toEqual({ vendor: 'host', event_id: 'e2', event_type: 'product_selected', actor: 'system', occurred_at: moment, selected_product_ids: ['p3'] });
  });

  it('is fresh and may be written on', () => {
    const { analytics } = start();
    const events: ChatEvent[] = [];
    analytics.subscribe((event) => events.push(event));
    const ids = ['p1'];
    analytics.track({ event_type: 'product_selected', properties: { selected_product_ids: ids, details: { plan: 'pro' } } });
    const chat = pushes()[0]?.chat as { selected_product_ids: string[]; details: Record<string, string> };
    chat.selected_product_ids.push('p2');
    chat.details.plan = 'free';
    expect(events[0]?.properties).toEqual({ selected_product_ids: ['p1'], details: { plan: 'pro' } });
    expect(dataLayer().at(-1)).toHaveProperty(['gtm.uniqueEventId'], expect.any(Number));
  });

  it('goes to the data layer of the name that is given', () => {
    const other = createTagManager(window, { dataLayer: 'shopLayer', containerId: 'GTM-OTHER' });
    start({ dataLayer: 'shopLayer' }).analytics.track(opened);
    expect(pushes('shopLayer')).toMatchObject([{ event: 'chat_opened' }]);
    expect(pushes()).toEqual([]);
    other.remove();
  });

  it('may be told by type to be left out', () => {
    const { analytics } = start({ events: ['goal_met'] });
    analytics.track(opened);
    expect(pushes()).toEqual([]);
    expect(analytics.health().sinks.gtm?.dropped).toEqual({ filtered: 1 });
  });

  it('keeps the pace of GA4, whose tags it feeds', () => {
    vi.useFakeTimers();
    const { analytics } = start();
    for (let count = 0; count < 20; count++) analytics.track({ event_type: 'chat_opened' });
    expect(pushes()).toHaveLength(15);
    vi.advanceTimersByTime(2000);
    expect(pushes()).toHaveLength(20);
    vi.useRealTimers();
  });

  it('waits for half an hour and no longer', () => {
    expect(gtm()).toMatchObject({ purpose: 'analytics', confirms: 'handover', maxAgeMs: 30 * 60_000, pace: { burst: 15, perSecond: 3 } });
    expect(gtm({ pace: false }).pace).toBe(false);
  });
});

describe("a vendor's recipe", () => {
  const contract = defineContract({
    vendor: 'acme',
    events: { 'acme.opened.v1': { type: 'chat_opened', actor: 'visitor' }, closed: { type: 'chat_closed', actor: 'visitor' }, rated: { type: 'survey_dismissed', actor: 'visitor' }, picked: { type: 'product_selected', actor: 'visitor' } },
    recipes: {
      gtm: {
        'acme.opened.v1': { name: 'Acme', under: 'acme', set: { source: 'widget' }, take: { via: 'opened_via', talk: 'conversation_id' } },
        closed: { name: 'Acme', under: 'acme', take: { closedFrom: 'closed_from' } },
        rated: { name: 'Acme rated', take: { acmeId: 'event_id' } },
        picked: { name: 'Acme picked', under: 'acme', take: { products: 'selected_product_ids', more: 'details' } },
      },
    },
  });
  const context: SinkContext = { window, contract: () => contract, report: () => undefined, blocked: () => undefined };
  const base = { schema_version: 1, event_id: 'e1', occurred_at: moment, vendor: 'acme', actor: 'visitor' } as const;
  const first: ChatEvent = { ...base, event_type: 'chat_opened', vendor_event: 'acme.opened.v1', properties: { opened_via: 'badge' } };
  const second: ChatEvent = { ...base, event_type: 'chat_closed', vendor_event: 'closed', properties: { closed_from: 'open' } };
  const third: ChatEvent = { ...base, event_type: 'survey_dismissed', vendor_event: 'rated', properties: {} };
  const unpublished: ChatEvent = { ...base, event_type: 'chat_resized', vendor_event: 'resized', properties: {} };
  const send = (event: ChatEvent, options: GtmOptions = { naming: 'recipe' }): void => void gtm(options).send(event, context);

  it('is followed to the letter, what is absent being undefined', () => {
    send(first);
    expect(pushes()).toStrictEqual([{ event: 'Acme', acme: { source: 'widget', via: 'badge', talk: undefined } }]);
  });

  it('is not followed in normalized naming, nor where there is none', () => {
    send(first, {});
    send(unpublished);
    expect(pushes()).toMatchObject([{ event: 'chat_opened' }, { event: 'chat_resized', chat: { event_type: 'chat_resized' } }]);
  });

  it('may have an event for each alias, where the vendor has such', () => {
    const options: GtmOptions = { naming: 'recipe', aliases: true };
    send(first, options);
    send(second, options);
    send(unpublished, options);
    expect(pushes().map(({ event }) => event)).toEqual(['acme.opened.v1', 'Acme', 'chat_resized']);
  });

  it('leaves nothing to the next event, whatever the keys of that one', () => {
    const expected = [
      { acme: { source: 'widget', via: 'badge' } },
      { acme: { closedFrom: 'open' } },
      { acmeId: 'e1' },
      { chat: { vendor: 'acme', event_id: 'e1', event_type: 'chat_resized', actor: 'visitor', occurred_at: moment } },
      { acme: { source: 'widget', via: 'badge' } },
    ];
    for (const [index, event] of [first, second, third, unpublished, first].entries()) {
      send(event);
      const { acme, acmeId, chat } = manager.model();
      expect({ acme, acmeId, chat }, event.vendor_event).toEqual(expected[index]);
    }
  });

  it('leaves nothing of an event to the next, though one between them threw on its way', () => {
    send(first);
    const layer = dataLayer();
    const { push } = layer;
    layer.push = () => {
      throw new Error('a script of the page');
    };
    expect(() => send(third)).toThrow();
    layer.push = push;
    send(third);
    const { acme, acmeId } = manager.model();
    expect([acme, acmeId]).toEqual([undefined, 'e1']);
  });

  it('has lists and details of its own, which the page may write on', () => {
    const [one, other] = ['pro', 'free'].map((plan): ChatEvent => ({ ...base, event_type: 'product_selected', vendor_event: 'picked', properties: { selected_product_ids: ['p1'], details: { [plan]: true } } }));
    if (!one || !other) throw new Error('There are two.');
    send(one);
    (pushes()[0]?.acme as { products: string[] }).products.push('p2');
    send(other);
    expect([one, other].map(({ properties }) => properties)).toStrictEqual([
      { selected_product_ids: ['p1'], details: { pro: true } },
      { selected_product_ids: ['p1'], details: { free: true } },
    ]);
  });

  it('has its own keys only, once what was before is emptied', () => {
    for (const event of [unpublished, third, third]) send(event);
    expect(pushes().slice(1)).toStrictEqual([
      { event: 'Acme rated', acmeId: 'e1', chat: undefined },
      { event: 'Acme rated', acmeId: 'e1' },
    ]);
  });
});

describe('readiness', () => {
  const ready = (page: object, options?: GtmOptions): boolean => gtm(options).ready(page as Window);
  const running = Object.assign([], { push: () => 0 });

  it('is a running library, never the snippet', () => {
    expect(ready({})).toBe(false);
    expect(ready({ dataLayer: [{ 'gtm.start': 1, event: 'gtm.js' }] })).toBe(false);
    expect(ready({ dataLayer: [], google_tag_manager: { 'G-SHOP': {} } })).toBe(false);
    expect(ready({ dataLayer: [], google_tag_manager: { 'GTM-SHOP': {} } })).toBe(true);
    expect(ready({ dataLayer: running })).toBe(true);
  });

  it('is not that of gtag.js, which shares the data layer', () => {
    expect(ready({ dataLayer: running, google_tag_manager: { 'G-SHOP': {} } })).toBe(false);
    expect(ready({ dataLayer: running, google_tag_manager: { 'G-SHOP': {}, 'GTM-SHOP': {} } })).toBe(true);
  });

  it('needs the data layer of the name that is given', () => {
    expect(ready({ dataLayer: running, google_tag_manager: { 'GTM-SHOP': {} } }, { dataLayer: 'shopLayer' })).toBe(false);
    expect(ready({ shopLayer: running }, { dataLayer: 'shopLayer' })).toBe(true);
  });
});

describe('an event that gtag tells the same data layer of', () => {
  const gtag: (...command: unknown[]) => void = function () {
    // eslint-disable-next-line prefer-rest-params -- as the snippet does
    dataLayer().push(arguments);
  };
  const issueOf = (name: string): object => ({ code: 'double_counting', where: 'gtm', detail: name });

  it.each(['before', 'after'])('%s ours is reported: a trigger of that name fires for both', async (order) => {
    const { analytics, issues } = start();
    if (order === 'before') gtag('event', 'chat_opened');
    analytics.track(opened);
    if (order === 'after') gtag('event', 'chat_opened');
    expect(issues).toEqual([]);
    await Promise.resolve();
    expect(issues).toMatchObject([issueOf('chat_opened')]);
  });

  it('by another name is not', async () => {
    const { analytics, issues } = start();
    gtag('config', 'chat_opened');
    gtag('event', 'chat_closed');
    dataLayer().push({ event: 'chat_opened' });
    analytics.track(opened);
    await Promise.resolve();
    expect(issues).toEqual([]);
  });

  it('does no harm where the data layer cannot be looked at', async () => {
    const { analytics, issues } = start();
    const { proxy, revoke } = Proxy.revocable({}, {});
    dataLayer().push(proxy);
    revoke();
    analytics.track(opened);
    await Promise.resolve();
    expect(issues).toEqual([]);
    expect(analytics.health().sinks.gtm?.delivered).toBe(1);
  });
});

describe('a data layer that fails', () => {
  it('by throwing counts as failed, and harms nobody', () => {
    const { analytics } = start();
    dataLayer().push = () => {
      throw new Error('broken');
    };
    analytics.track(opened);
    expect(analytics.health().sinks.gtm).toMatchObject({ delivered: 0, failed: 1 });
  });

  it('by returning false has taken the event', () => {
    const { analytics } = start();
    const original = dataLayer().push;
    dataLayer().push = (...items) => {
      Reflect.apply(original, dataLayer(), items);
      return 0;
    };
    analytics.track(opened);
    expect(analytics.health().sinks.gtm).toMatchObject({ delivered: 1, failed: 0 });
  });
});

it('wrong options are named with what is allowed, and their defaults hold', () => {
  const { analytics, issues } = start({ naming: 'Recipe', aliases: 'yes', dataLayer: 7, rename: {} } as never);
  analytics.track(opened);
  expect(issues.map(({ where, detail }) => [where, detail])).toEqual([
    ['gtm.naming', 'must be normalized|recipe'],
    ['gtm.aliases', 'must be boolean'],
    ['gtm.dataLayer', 'must be non-empty string'],
    ['gtm.rename', 'allowed: dataLayer, naming, aliases, pace, events, purpose'],
  ]);
  expect(pushes()).toHaveLength(1);
  expect(gtm({ dataLayer: '' }).problems).toMatchObject([{ where: 'gtm.dataLayer' }]);
});
