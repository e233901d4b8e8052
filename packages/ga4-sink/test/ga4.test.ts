import { createChatAnalytics, createSource, defineContract, eventTypes, propertyNames, type ChatAnalytics, type HostEvent, type Issue } from '@chat-analytics/core';
import { createGtag, type GtagFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import limits from '../fixtures/ga4-limits.json' with { type: 'json' };
import { ga4, type Ga4Options } from '../src/index.js';
import { isEventName, isParameterName } from '../src/names.js';

let gtag: GtagFake;
beforeEach(() => {
  gtag = createGtag(window, { measurementId: 'G-SHOP', containerKeys: ['G-AGENCY'] });
});
afterEach(() => gtag.remove());

interface Page {
  analytics: ChatAnalytics;
  issues: Issue[];
}
function send(event: HostEvent, options?: Ga4Options): Page {
  const issues: Issue[] = [];
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const analytics = createChatAnalytics({ sources: [], sinks: [ga4(options)], consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue) });
  analytics.track(event);
  return { analytics, issues };
}
const opened: HostEvent = { event_type: 'chat_opened', event_id: 'e1', conversation_id: 'c1', session_id: 's1', properties: { opened_via: 'badge' } };

/** Raw arguments of the calls on the data layer. */
const calls = (): unknown[][] => (window as Window & { dataLayer?: unknown[] }).dataLayer?.map((entry) => Array.from(entry as ArrayLike<unknown>)).filter(([command]) => command === 'event') ?? [];

describe('what ga4 sends', () => {
  it('is named alike for every vendor, and leaves conversation and session out', () => {
    send(opened);
    expect(gtag.hits).toEqual([{ en: 'chat_opened', 'ep.chat_vendor': 'host', 'ep.chat_event_id': 'e1', 'ep.chat_actor': 'system', 'ep.chat_opened_via': 'badge' }]);
  });

  it('gets the prefix chat_ where the type has none', () => {
    send({ event_type: 'link_clicked' });
    expect(gtag.hits[0]?.en).toBe('chat_link_clicked');
  });

  it('has further fields where parameters asks for them', () => {
    send(opened, { parameters: ['conversation_id', 'session_id', 'vendor_event'] });
    expect(gtag.hits[0]).toMatchObject({ 'ep.chat_conversation_id': 'c1', 'ep.chat_session_id': 's1', 'ep.chat_vendor_event': 'chat_opened' });
  });

  it('holds details flat', () => {
    send({ event_type: 'goal_met', properties: { details: { plan: 'pro', seats: 3 } } });
    expect(gtag.hits[0]).toMatchObject({ 'ep.chat_details_plan': 'pro', 'epn.chat_details_seats': '3' });
  });

  it('has lists joined, ending at a whole entry', () => {
    send({ event_type: 'product_selected', properties: { selected_product_ids: Array.from({ length: 40 }, (_, index) => `product-${index}`) } });
    const list = gtag.hits[0]?.['ep.chat_selected_product_ids'] ?? '';
    expect(list.length).toBeLessThanOrEqual(100);
    expect(list.split(',')).toEqual(Array.from({ length: 10 }, (_, index) => `product-${index}`));
  });

  it('carries debug_mode only where debugging', () => {
    send(opened, { debug: true });
    expect(gtag.hits[0]?.['ep.debug_mode']).toBe('true');
    send({ ...opened, event_id: 'e2' }, { debug: false });
    expect(gtag.hits[1]).not.toHaveProperty('ep.debug_mode');
  });

  it('goes where sendTo says, or to the measurement id, or everywhere', () => {
    send(opened);
    send({ ...opened, event_id: 'e2' }, { measurementId: 'G-SHOP' });
    send({ ...opened, event_id: 'e3' }, { measurementId: 'G-SHOP', sendTo: ['G-SHOP', 'default'] });
    expect(calls().map(([, , parameters]) => (parameters as { send_to?: unknown }).send_to)).toEqual([undefined, 'G-SHOP', ['G-SHOP', 'default']]);
    expect(gtag.hits).toHaveLength(3);
  });

  it('may be told by type to be left out', () => {
    const { analytics } = send(opened, { events: ['goal_met'] });
    expect(gtag.hits).toEqual([]);
    expect(analytics.health().sinks.ga4?.dropped).toEqual({ filtered: 1 });
  });

  it('takes the place of nothing that is wanted, where it is left out', () => {
    gtag.remove();
    gtag = createGtag(window, { measurementId: 'G-SHOP', arrival: 'manual' });
    const analytics = createChatAnalytics({ sources: [], sinks: [ga4({ events: ['lead_qualified'] })], consent: 'not_required', debug: false, storage: 'none', limits: { held: 3 } });
    analytics.track({ event_type: 'lead_qualified', event_id: 'lead' });
    for (let count = 0; count < 3; count++) analytics.track({ event_type: 'chat_opened' });
    expect(analytics.health().sinks.ga4).toMatchObject({ held: { not_ready: 1 }, dropped: { filtered: 3 } });
    analytics.stop();
  });

  it('leaves out what is neither a scalar nor a list, with an issue', () => {
    const issues: Issue[] = [];
    const properties = { product_id: null, opened_via: 'badge' };
    const analytics = createChatAnalytics({
      sources: [],
      sinks: [ga4()],
      consent: 'not_required',
      debug: false,
      beforeEvent: (event) => ({ ...event, properties }) as never,
      onIssue: (issue) => issues.push(issue),
    });
    analytics.track(opened);
    expect(gtag.hits).toEqual([{ en: 'chat_opened', 'ep.chat_vendor': 'host', 'ep.chat_event_id': 'e1', 'ep.chat_actor': 'system', 'ep.chat_opened_via': 'badge' }]);
    expect(issues.map(({ code, where }) => `${code} ${where}`)).toEqual(['bad_parameter ga4.chat_product_id']);
    analytics.stop();
  });

  it('may have a name of the host, if GA4 takes it', () => {
    send(opened, { rename: { chat_opened: 'open_chat' } });
    expect(gtag.hits[0]?.en).toBe('open_chat');
    const { issues } = send({ ...opened, event_id: 'e2' }, { rename: { chat_opened: 'session_start' } });
    expect(gtag.hits[1]?.en).toBe('chat_opened');
    expect(issues).toMatchObject([{ code: 'bad_option', where: 'ga4.rename.chat_opened' }]);
  });
});

describe('wrong options', () => {
  it('are named with what is allowed, and their defaults hold', () => {
    const { issues } = send(opened, { naming: 'Recipe', parameters: ['email'], rename: { chat_opend: 'x' }, events: ['opened'], sendTo: 7, debugg: true } as never);
    expect(issues.map(({ where, detail }) => [where, detail])).toEqual([
      ['ga4.naming', 'must be normalized|recipe'],
      ['ga4.parameters', 'must be list of conversation_id, session_id, page_path, occurred_at, vendor_event, inferred'],
      ['ga4.rename', 'must be object by event type'],
      ['ga4.events', 'must be list of event types'],
      ['ga4.sendTo', 'must be non-empty string|list of strings'],
      ['ga4.debugg', 'allowed: measurementId, sendTo, debug, pace, load, nonce, naming, events, rename, parameters, purpose'],
    ]);
    expect(gtag.hits).toHaveLength(1);
  });

  it('are ids that a build forgot to fill in, too', () => {
    expect(ga4({ measurementId: '', sendTo: '' }).problems).toEqual([
      { code: 'bad_option', where: 'ga4.measurementId', detail: 'must be non-empty string' },
      { code: 'bad_option', where: 'ga4.sendTo', detail: 'must be non-empty string|list of strings' },
    ]);
  });
});

describe('readiness', () => {
  const ready = (page: object, options?: Ga4Options): boolean => ga4(options).ready(page as Window);
  const layer = Object.assign([], { push: () => 0 });

  it('is a running library, never a stub', () => {
    expect(ready({})).toBe(false);
    expect(ready({ gtag: () => undefined, dataLayer: [] })).toBe(false);
    expect(ready({ gtag: () => undefined, dataLayer: layer })).toBe(true);
    expect(ready({ google_tag_manager: { 'G-SHOP': {} } })).toBe(true);
  });

  it('is that of the measurement id where there is one', () => {
    expect(ready({ google_tag_manager: { 'G-SHOP': {} } }, { measurementId: 'G-SHOP' })).toBe(true);
    expect(ready({ google_tag_manager: { 'G-OTHER': {} }, dataLayer: layer }, { measurementId: 'G-SHOP' })).toBe(false);
    expect(ready({ google_tag_manager: { 'GTM-X': {} }, dataLayer: layer }, { measurementId: 'G-SHOP' })).toBe(false);
  });

  it('needs no global gtag: a tag manager may have brought the library', () => {
    Reflect.deleteProperty(window, 'gtag');
    send(opened);
    expect(gtag.hits).toHaveLength(1);
  });
});

it('nothing counts as delivered where there is neither a gtag nor a data layer to hand it to', () => {
  gtag.remove();
  // A tag manager whose data layer has another name has brought the property in.
  Object.assign(window, { google_tag_manager: { 'GTM-SHOP': {}, 'G-SHOP': {} }, shopLayer: [] });
  const { analytics } = send(opened, { measurementId: 'G-SHOP' });
  expect(analytics.health().sinks.ga4).toMatchObject({ delivered: 0, failed: 1 });
  analytics.stop();
  for (const name of ['google_tag_manager', 'shopLayer']) Reflect.deleteProperty(window, name);
});

describe('the limits of GA4 hold', () => {
  it('for the name and the parameters of every event type with every property it could have', () => {
    for (const type of eventTypes) {
      expect(isEventName(type.startsWith('chat_') ? type : `chat_${type}`), type).toBe(true);
    }
    for (const name of propertyNames()) expect(isParameterName(`chat_${name}`), name).toBe(true);
    const { reservedParamNames: names, reservedParamPrefixes: prefixes, gtagConsumedParamKeys: consumed } = limits;
    for (const name of [...names.measurement_protocol, ...names.help_center_old, ...consumed.values, ...prefixes.map((prefix) => `${prefix}x`)]) expect(isParameterName(name), name).toBe(false);
  });

  it('for reserved names and prefixes, every one of the list', () => {
    const { reservedEventNames, reservedEventNamePrefixes } = limits;
    const names = [...reservedEventNames.web_help_center, ...reservedEventNames.measurement_protocol, ...reservedEventNames.measurement_protocol_app_only];
    expect(names.filter((name) => isEventName(name))).toEqual([]);
    const prefixes = [...reservedEventNamePrefixes.documented_web, ...reservedEventNamePrefixes.defensive_extra];
    expect(prefixes.filter((prefix) => isEventName(`${prefix}x`))).toEqual([]);
  });

  it('for the shape of a name', () => {
    for (const name of ['', '1st', 'a-b', 'a b', 'a.b', 'ä', 'x'.repeat(41)]) expect(isEventName(name), name).toBe(false);
    for (const name of ['a', 'A_1', 'form_completed', 'clicked', 'x'.repeat(40)]) expect(isEventName(name), name).toBe(true);
  });

  it('for the names in the recipe of a contract, with an issue: gtag.js drops what begins with an underscore, and GA4 what has a dot', () => {
    const issues: Issue[] = [];
    const contract = defineContract({
      vendor: 'acme',
      events: { seen: { type: 'chat_trigger_shown', actor: 'visitor' }, opened: { type: 'chat_opened', actor: 'visitor' }, closed: { type: 'chat_closed', actor: 'visitor' } },
      recipes: { ga4: { seen: { name: 'acme_seen' }, opened: { name: '_acme', set: { user_id: 'u1', groups: 'g', place: 'footer' } }, closed: { name: 'acme.closed.v1' } } },
    });
    const source = createSource({ contract, listen: () => undefined, read: (name, context) => context.receive(String(name), {}) });
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const analytics = createChatAnalytics({ sources: [source], sinks: [ga4({ naming: 'recipe' })], consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue) });
    for (const name of ['seen', 'opened', 'closed']) source.ingest(name);
    expect(issues.map(({ code, where, detail }) => [code, where, detail])).toEqual([
      ['bad_parameter', 'ga4.user_id', undefined],
      ['bad_parameter', 'ga4.groups', undefined],
      ['bad_event_name', 'ga4.chat_opened', '_acme'],
      ['bad_event_name', 'ga4.chat_closed', 'acme.closed.v1'],
    ]);
    expect(calls().map(([, name, parameters]) => [name, parameters])).toEqual([
      ['acme_seen', {}],
      ['_acme', { place: 'footer' }],
      ['acme.closed.v1', {}],
    ]);
    analytics.stop();
  });

  it('for long values', () => {
    send({ event_type: 'survey_submitted', properties: { rating: 5, feedback_text: `${'x'.repeat(99)}😀` } });
    expect(gtag.hits[0]?.['ep.chat_feedback_text']).toBe('x'.repeat(99));
    expect(limits.param.valueMaxLength).toBe(100);
  });

  it('for the number of parameters, and for names made of details, with an issue', () => {
    const details = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`k${index}`, index]));
    const { issues } = send({ event_type: 'goal_met', properties: { details: { ...details, 'not a name': 1, [`long${'x'.repeat(40)}`]: 1 } } });
    const hit = gtag.hits[0] ?? {};
    expect(Object.keys(hit).filter((key) => /^epn?\./.test(key))).toHaveLength(limits.event.maxParams);
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['bad_parameter']));
  });
});
