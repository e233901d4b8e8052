import type { ChatAnalytics } from '@chat-analytics/core';
import { createAutochatWidget, createGtag, createMetaPixel, createTagManager, createTcf, watchPage, type GtagFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { rules } from '../src/rules.js';
import { start } from '../src/start.js';

const closing: (() => void)[] = [];
function open<Fake extends { remove(): void }>(fake: Fake): Fake {
  closing.push(() => fake.remove());
  return fake;
}

let warn: MockInstance;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  window.ChatAnalytics?.stop();
  delete window.chatAnalyticsConfig;
  document.head.innerHTML = '';
  for (const close of closing.splice(0).reverse()) close();
  expect(warnings()).toEqual([]);
});

/** A page whose only script tag is ours. happy-dom runs no script, so it is run by hand, when none is said to be running. */
function load(attributes: string): ChatAnalytics | undefined {
  document.head.innerHTML = `<script async src="https://cdn.example/chat-analytics.js" ${attributes}></script>`;
  start(window);
  return window.ChatAnalytics?.analytics;
}

const sinksOf = (analytics: ChatAnalytics | undefined): string[] => Object.keys(analytics?.health().sinks ?? {});
const sourcesOf = (analytics: ChatAnalytics | undefined): string[] => Object.keys(analytics?.health().sources ?? {}).filter((name) => name !== 'host');
/** What was said since the last time it was asked for. A test that does not ask allows nothing to be said. */
const warnings = (): string[] => warn.mock.calls.splice(0).map((said: unknown[]) => said.slice(1).join(' | '));

const gtag = (fake: GtagFake): unknown[] => fake.hits.map(({ en }) => en);
const tell: (...command: unknown[]) => void = function () {
  // eslint-disable-next-line prefer-rest-params -- as the snippet does
  ((window as { dataLayer?: unknown[] }).dataLayer ??= []).push(arguments);
};

describe('the attributes', () => {
  it('name the vendors and the destinations', () => {
    const analytics = load('data-vendors="autochat, clarity" data-ga4="G-SHOP" data-meta data-gtm="shopLayer" data-webhook="/chat-events"');
    expect(sourcesOf(analytics)).toEqual(['autochat', 'bloomreach_clarity']);
    expect(sinksOf(analytics)).toEqual(['ga4', 'meta', 'gtm', 'webhook']);
    expect(Object.keys(window.ChatAnalytics?.sources ?? {})).toEqual(['autochat', 'clarity']);
    expect(warnings()).toEqual([]);
  });

  it('may leave the vendors out, for all of them', () => {
    expect(sourcesOf(load('data-ga4'))).toEqual(['autochat', 'kustomer', 'bloomreach_clarity']);
  });

  it('hold for every destination: naming', () => {
    const [ga4, pixel, manager] = [open(createGtag(window, { measurementId: 'G-SHOP' })), open(createMetaPixel(window)), open(createTagManager(window))];
    load('data-ga4="G-SHOP" data-meta data-gtm data-naming="recipe"');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    expect(gtag(ga4)).toEqual(['chat_widget_tracking']);
    expect(pixel.hits.map(({ ev }) => ev)).toEqual(['AutochatWidgetTracking']);
    expect(manager.value('autochat.event_type')).toBe('autochat.goal_met.v1');
  });

  it.each(['session', 'local', 'none'])('say where events wait: %s', (storage) => {
    const analytics = load(`data-ga4 data-storage="${storage}"`);
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    expect(analytics?.health().sinks.ga4?.held).toEqual({ not_ready: 1 });
    window.ChatAnalytics?.stop();
    expect([sessionStorage.length, localStorage.length]).toEqual([storage === 'session' ? 1 : 0, storage === 'local' ? 1 : 0]);
  });

  it.each([
    ['data-debug', true],
    ['data-debug="true"', true],
    ['data-debug="false"', false],
    // On localhost.
    ['', true],
  ])('say whether issues appear in the console: %s', (attribute, expected) => {
    load(`data-ga4 ${attribute}`)?.track({ event_type: 'nothing' } as never);
    expect(warnings().some((text) => text.startsWith('rejected'))).toBe(expected);
  });

  const [gtagAddress, pixelAddress] = ['https://www.googletagmanager.com/gtag/js?id=G-SHOP', 'https://connect.facebook.net/en_US/fbevents.js'];
  it.each([
    ['', []],
    ['data-load', [gtagAddress, pixelAddress]],
    ['data-load="meta"', [pixelAddress]],
  ])('bring gtag.js and the pixel in, in the next turn: %s', async (attribute, expected) => {
    load(`data-ga4="G-SHOP" data-meta="123" data-consent="granted" ${attribute}`);
    await new Promise((resolve) => setTimeout(resolve));
    const added = Array.from(document.scripts, ({ src }) => src).slice(1);
    for (const name of ['gtag', 'dataLayer', 'fbq', '_fbq']) Reflect.deleteProperty(window, name);
    expect(added).toEqual(expected);
  });

  it.each([
    ['data-vendors', 'autochatt', rules.vendors.allowed],
    ['data-ga4', 'UA-1234-1', rules.ga4.allowed],
    ['data-meta', 'pixel', rules.meta.allowed],
    ['data-gtm', 'GTM-XXXXXXX', rules.gtm.allowed],
    ['data-webhook', 'events', rules.webhook.allowed],
    ['data-consent', 'grantd', 'consent_mode, tcf, not_required, granted, pending, denied'],
    ['data-naming', 'Recipe', 'normalized, recipe'],
    ['data-storage', 'cookie', 'session, local, none'],
    ['data-load', 'gtm', rules.load.allowed],
    ['data-region', 'Germany', rules.region.allowed],
    ['data-debug', 'yes', 'true, false'],
  ])('that are wrong are named with what is allowed, and the rest works: %s', (name, value, allowed) => {
    const pixel = open(createMetaPixel(window));
    const ga4 = open(createGtag(window, { measurementId: 'G-SHOP' }));
    const others = { 'data-ga4': 'G-SHOP', 'data-meta': '111222333444555', 'data-consent': 'not_required', [name]: value };
    load(Object.entries(others).map(([key, text]) => `${key}="${text}"`).join(' '));
    expect(warnings()).toEqual([`bad_option | ${name} | must be ${allowed}`]);
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    const [toGa4, toMeta] = name === 'data-consent' ? [0, 0] : [name === 'data-ga4' ? 0 : 1, name === 'data-meta' ? 0 : 1];
    expect([ga4.hits.length, pixel.hits.length]).toEqual([toGa4, toMeta]);
  });

  it('that there are not are named with those that there are', () => {
    load('data-vendor="autochat" data-ga4="G-SHOP"');
    expect(warnings()).toEqual([`unknown_option | data-vendor | allowed: ${Object.keys(rules).map((name) => `data-${name}`).join(', ')}`]);
  });

  it('leave out what is wrong in a list, and take the rest', () => {
    expect(sourcesOf(load('data-vendors="kustomer intercom" data-ga4'))).toEqual(['kustomer']);
    expect(warnings()).toHaveLength(1);
  });
});

describe('window.chatAnalyticsConfig', () => {
  it('says what attributes say, where there is no tag to be found', () => {
    window.chatAnalyticsConfig = { vendors: ['autochat'], ga4: 'G-SHOP', meta: true, gtm: { dataLayer: 'shopLayer', naming: 'recipe' } };
    start(window);
    const analytics = window.ChatAnalytics?.analytics;
    expect(sourcesOf(analytics)).toEqual(['autochat']);
    expect(sinksOf(analytics)).toEqual(['ga4', 'meta', 'gtm']);
    expect(warnings()).toEqual([]);
  });

  it('has options of its own for every part', () => {
    const ga4 = open(createGtag(window));
    const issues: unknown[] = [];
    window.chatAnalyticsConfig = {
      autochat: { dataKeys: ['plan'] },
      ga4: { rename: { goal_met: 'goal' } },
      beforeEvent: (event) => (event.event_type === 'lead_qualified' ? null : event),
      onIssue: (issue) => issues.push(issue.code),
      limits: { held: 5 },
      redact: false,
    };
    start(window);
    const widget = createAutochatWidget(window);
    widget.outcome('autochat.goal_met.v1', { data: { plan: 'me@shop.example' } });
    widget.outcome('autochat.lead_qualified.v1');
    expect(ga4.hits).toMatchObject([{ en: 'goal', 'ep.chat_details_plan': '(redacted)' }]);
    expect(issues).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  it('wins over the attributes, and may turn a destination off', () => {
    window.chatAnalyticsConfig = { vendors: ['clarity'], meta: false };
    const analytics = load('data-vendors="autochat" data-ga4 data-meta');
    expect(sourcesOf(analytics)).toEqual(['bloomreach_clarity']);
    expect(sinksOf(analytics)).toEqual(['ga4']);
  });

  it.each<[string, object, string]>([
    ['a value that is not allowed', { naming: 'Recipe' }, 'bad_option | chatAnalyticsConfig.naming | must be normalized, recipe'],
    ['an object where there is none', { storage: {} }, 'bad_option | chatAnalyticsConfig.storage | must be session, local, none'],
    ['an option of a part', { ga4: { nameing: 'recipe' } }, 'unknown_option | ga4.nameing | allowed: measurementId, sendTo, debug, pace, load, nonce, naming, events, rename, parameters, purpose'],
    ['something that there is not', { destinations: [] }, 'unknown_option | chatAnalyticsConfig.destinations | allowed: '],
  ])('names %s', (_, config, expected) => {
    Reflect.set(window, 'chatAnalyticsConfig', config);
    expect(sinksOf(load('data-meta'))).toContain('meta');
    expect(warnings()).toEqual([expect.stringContaining(expected) as string]);
  });

  it('that is no object is named, and the attributes hold', () => {
    Reflect.set(window, 'chatAnalyticsConfig', 'ga4');
    expect(sinksOf(load('data-ga4'))).toEqual(['ga4']);
    expect(warnings()).toEqual([expect.stringContaining('bad_option | chatAnalyticsConfig | must be an object of') as string]);
  });
});

it('an option that is undefined is one that is left out', async () => {
  const ga4 = open(createGtag(window, { measurementId: 'G-SHOP' }));
  window.chatAnalyticsConfig = { consent: 'granted', naming: 'recipe', ga4: { measurementId: 'G-SHOP', naming: undefined } as never };
  start(window);
  createAutochatWidget(window).outcome('autochat.goal_met.v1');
  await window.ChatAnalytics?.analytics?.flush(50);
  expect(gtag(ga4)).toEqual(['chat_widget_tracking']);
});

describe('window.chatAnalyticsConfig, where part of it is wrong,', () => {
  const throwing = (name: string): object =>
    Object.defineProperty({}, name, {
      enumerable: true,
      get(): never {
        throw new Error(name);
      },
    });

  it.each<[string, object]>([
    ['cannot be text', { vendors: [Symbol('x')] }],
    ['has no text', { ga4: [Object.create(null)] }],
    [
      'throws when it is read',
      {
        get ga4(): never {
          throw new Error('ga4');
        },
      },
    ],
    ['holds what throws when it is read', { ga4: throwing('measurementId') }],
    ['holds a data layer that throws when it is read', { gtm: throwing('dataLayer') }],
    ['holds a state that throws when it is read', { consent: throwing('analytics') }],
  ])('starts with the rest and says so: %s', (_, config) => {
    window.chatAnalyticsConfig = { meta: true };
    Object.defineProperties(window.chatAnalyticsConfig, Object.getOwnPropertyDescriptors(config));
    expect(() => load('')).not.toThrow();
    expect(sinksOf(window.ChatAnalytics?.analytics)).toContain('meta');
    expect(warnings().some((text) => text.startsWith('bad_option'))).toBe(true);
  });

  it('undoes no attribute', () => {
    window.chatAnalyticsConfig = { storage: 'nonne' as never };
    load('data-ga4 data-storage="none"');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    window.ChatAnalytics?.stop();
    expect(sessionStorage.length).toBe(0);
    expect(warnings()).toEqual([expect.stringContaining('chatAnalyticsConfig.storage')]);
  });
});

describe('consent', () => {
  const consent = (analytics: ChatAnalytics | undefined): unknown => analytics?.consent.get();
  const both = (state: string): object => ({ analytics: state, advertising: state });
  afterEach(() => Reflect.deleteProperty(window, 'dataLayer'));

  it('is granted where nobody has said anything, as in Consent Mode', () => {
    expect(consent(load('data-ga4'))).toEqual(both('granted'));
  });

  it('is asked for where a default of Consent Mode denies it, and follows what the shopper answers', () => {
    tell('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied', ad_user_data: 'denied' });
    const analytics = load('data-ga4 data-consent="consent_mode"');
    expect(consent(analytics)).toEqual(both('pending'));
    tell('consent', 'update', { analytics_storage: 'granted' });
    expect(consent(analytics)).toEqual({ analytics: 'granted', advertising: 'pending' });
    tell('consent', 'update', { ad_storage: 'denied', ad_user_data: 'denied' });
    expect(consent(analytics)).toEqual({ analytics: 'granted', advertising: 'denied' });
  });

  it.each([
    [{ ad_storage: 'denied' }, { ad_storage: 'granted', ad_user_data: 'denied' }],
    [{ ad_user_data: 'denied' }, { ad_storage: 'denied', ad_user_data: 'granted' }],
  ])('of which one half is refused lets nothing go for a moment: %o, %o', async (byDefault, answer) => {
    const pixel = open(createMetaPixel(window));
    tell('consent', 'default', byDefault);
    const analytics = load('data-meta');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    tell('consent', 'update', answer);
    await analytics?.flush();
    expect(consent(analytics)).toEqual({ analytics: 'granted', advertising: 'denied' });
    expect(pixel.hits).toEqual([]);
  });

  it.each([
    ['the data layer was replaced', (): void => void Object.assign(window, { dataLayer: [...((window as { dataLayer?: unknown[] }).dataLayer ?? [])] })],
    [
      'the data layer is protected',
      (): void => {
        const { dataLayer } = window as { dataLayer?: unknown[] };
        Object.defineProperty(dataLayer, 'push', { value: (...entries: unknown[]) => Array.prototype.push.apply(dataLayer, entries) });
      },
    ],
  ])('of which one half is refused lets nothing go though %s, and the answer is found later', async (_, spoil) => {
    vi.useFakeTimers();
    const pixel = open(createMetaPixel(window));
    tell('consent', 'default', { ad_storage: 'denied' });
    const analytics = load('data-meta');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    spoil();
    tell('consent', 'update', { ad_storage: 'granted', ad_user_data: 'denied' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(analytics?.consent.get().advertising).toBe('denied');
    expect(pixel.hits).toEqual([]);
    vi.useRealTimers();
  });

  it('is not asked for what no command speaks of, as on pages from before ad_user_data', async () => {
    tell('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied' });
    const analytics = load('data-ga4');
    expect(consent(analytics)).toEqual(both('pending'));
    tell('consent', 'update', { analytics_storage: 'granted', ad_storage: 'granted' });
    await Promise.resolve();
    expect(consent(analytics)).toEqual(both('granted'));
    tell('consent', 'update', { ad_user_data: 'denied' });
    expect(consent(analytics)).toEqual({ analytics: 'granted', advertising: 'denied' });
    tell('consent', 'update', { ad_user_data: 'granted' });
    await Promise.resolve();
    expect(consent(analytics)).toEqual(both('granted'));
  });

  it('follows a default that comes later', () => {
    vi.useFakeTimers();
    const analytics = load('data-ga4');
    tell('consent', 'default', { analytics_storage: 'denied' });
    vi.advanceTimersByTime(250);
    vi.useRealTimers();
    expect(consent(analytics)).toEqual({ analytics: 'pending', advertising: 'granted' });
  });

  it('is that of the data layer of GTM, and of the region, where they are given', () => {
    tell('consent', 'default', { ad_storage: 'denied', region: ['DE'] });
    Reflect.set(window, 'shopLayer', Reflect.get(window, 'dataLayer'));
    Reflect.deleteProperty(window, 'dataLayer');
    tell('consent', 'default', { analytics_storage: 'denied' });
    expect(consent(load('data-gtm="shopLayer" data-region="DE"'))).toEqual({ analytics: 'granted', advertising: 'pending' });
    Reflect.deleteProperty(window, 'shopLayer');
  });

  it('is pending, but for what a command speaks of, where the data layer may have been cut before it was read', async () => {
    const [ga4, pixel] = [open(createGtag(window, { measurementId: 'G-SHOP' })), open(createMetaPixel(window))];
    tell('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied', ad_user_data: 'denied' });
    tell('consent', 'update', { analytics_storage: 'denied' });
    for (let count = 0; count < 300; count++) (window as { dataLayer?: unknown[] }).dataLayer?.push({ count });
    const analytics = load('data-ga4 data-meta');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    tell('consent', 'update', { ad_storage: 'granted' });
    await analytics?.flush(50);
    expect([consent(analytics), ga4.hits, pixel.hits]).toEqual([both('pending'), [], []]);
    tell('consent', 'update', { analytics_storage: 'granted', ad_user_data: 'granted' });
    await analytics?.flush(50);
    expect(consent(analytics)).toEqual(both('granted'));
    expect([gtag(ga4), pixel.hits.length]).toEqual([['chat_goal_met'], 1]);
  });

  it('that the page itself has refused stays refused where a command speaks of another purpose', async () => {
    const pixel = open(createMetaPixel(window));
    tell('consent', 'default', { analytics_storage: 'denied' });
    const analytics = load('data-ga4 data-meta');
    analytics?.consent.update({ advertising: 'denied' });
    tell('consent', 'update', { analytics_storage: 'granted' });
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    await analytics?.flush(50);
    expect(consent(analytics)).toEqual({ analytics: 'granted', advertising: 'denied' });
    expect(pixel.hits).toEqual([]);
  });

  it('is the stricter of what GTM and gtag.js are told, where each has a data layer', async () => {
    const ga4 = open(createGtag(window, { measurementId: 'G-SHOP' }));
    Reflect.set(window, 'shopLayer', []);
    tell('consent', 'default', { analytics_storage: 'denied' });
    const analytics = load('data-gtm="shopLayer" data-ga4="G-SHOP"');
    expect(consent(analytics)).toEqual({ analytics: 'pending', advertising: 'granted' });
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    await analytics?.flush(50);
    expect(ga4.hits).toEqual([]);
    tell('consent', 'update', { analytics_storage: 'granted' });
    await Promise.resolve();
    expect(consent(analytics)).toEqual(both('granted'));
    Reflect.deleteProperty(window, 'shopLayer');
  });

  it.each([
    ['attributes without a value', 'data-gtm="shopLayer" data-ga4 data-meta', undefined],
    ['one destination alone', 'data-gtm="shopLayer" data-meta', undefined],
    ['an object', '', { gtm: 'shopLayer', ga4: true }],
  ])('is the stricter of both for every property and pixel on the page too: %s', async (_, attributes, config) => {
    const [ga4, pixel] = [open(createGtag(window, { measurementId: 'G-SHOP' })), open(createMetaPixel(window))];
    Object.assign(window, { shopLayer: [], ...(config && { chatAnalyticsConfig: config }) });
    tell('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied' });
    const analytics = load(attributes);
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    await analytics?.flush(50);
    expect(consent(analytics)).toEqual(both('pending'));
    expect([ga4.hits, pixel.hits]).toEqual([[], []]);
    Reflect.deleteProperty(window, 'shopLayer');
  });

  it('lets nothing go that a page before has left, where a default denies it', async () => {
    load('data-ga4="G-SHOP"');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    window.ChatAnalytics?.stop();
    Reflect.deleteProperty(window, Symbol.for('chat-analytics'));
    expect(sessionStorage.length).toBe(1);
    const ga4 = open(createGtag(window, { measurementId: 'G-SHOP' }));
    tell('consent', 'default', { analytics_storage: 'denied' });
    const analytics = load('data-ga4="G-SHOP"');
    await analytics?.flush();
    expect(ga4.hits).toEqual([]);
    tell('consent', 'update', { analytics_storage: 'granted' });
    await analytics?.flush();
    expect(gtag(ga4)).toEqual(['chat_goal_met']);
  });

  it('follows the TCF where it is told to', () => {
    const platform = open(createTcf(window));
    const analytics = load('data-ga4 data-consent="tcf"');
    expect(consent(analytics)).toEqual(both('pending'));
    platform.show();
    platform.answer({ purposes: [1, 8, 9] });
    expect(consent(analytics)).toEqual({ analytics: 'granted', advertising: 'denied' });
  });

  it.each(['granted', 'pending', 'denied'])('may begin as %s, for the page to change', (state) => {
    tell('consent', 'default', { analytics_storage: 'denied' });
    const analytics = load(`data-ga4 data-consent="${state}"`);
    expect(consent(analytics)).toEqual(both(state));
    analytics?.consent.update({ analytics: 'granted' });
    expect(consent(analytics)).toMatchObject({ analytics: 'granted' });
  });

  it('may not be required, or be said by purpose', () => {
    const ga4 = open(createGtag(window));
    load('data-ga4 data-consent="not_required"');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    expect(ga4.hits).toHaveLength(1);
    window.ChatAnalytics?.stop();
    window.chatAnalyticsConfig = { consent: { analytics: 'granted' } };
    expect(consent(load('data-ga4'))).toEqual({ analytics: 'granted', advertising: 'pending' });
  });

  it.each(['', 'yes'])('is pending where it was meant to be something that there is not: "%s"', (value) => {
    expect(consent(load(`data-ga4 data-consent="${value}"`))).toEqual(both('pending'));
    expect(warnings()).toEqual([expect.stringContaining('data-consent')]);
  });
});

describe('the global ChatAnalytics', () => {
  it('holds the running instance, the sources and the factories', () => {
    const analytics = load('data-ga4');
    const chat = window.ChatAnalytics;
    expect(analytics?.health().sinks).toHaveProperty('ga4');
    for (const name of ['createChatAnalytics', 'autochat', 'kustomer', 'clarity', 'ga4', 'meta', 'gtm', 'webhook', 'followConsentMode', 'followTcf'] as const) expect(chat?.[name]).toBeTypeOf('function');
    expect(chat?.sources.kustomer?.attach).toBeTypeOf('function');
  });

  it('starts nothing where nothing is said, but has the factories', () => {
    start(window);
    expect(window.ChatAnalytics?.analytics).toBeUndefined();
    expect(window.ChatAnalytics?.sources).toEqual({});
    expect(window.ChatAnalytics?.ga4).toBeTypeOf('function');
  });

  it('is left alone by a second load, which says so to whoever builds the page', () => {
    const ga4 = open(createGtag(window));
    load('data-ga4');
    const first = window.ChatAnalytics;
    load('data-ga4 data-naming="recipe"');
    expect(window.ChatAnalytics).toBe(first);
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    expect(gtag(ga4)).toEqual(['chat_goal_met']);
    expect(warnings()).toEqual([expect.stringContaining('loaded_twice') as string]);
  });

  it.each(['consent_mode', 'tcf', 'pending'])('leaves no listener, timer or global behind after stop, with consent by %s', (setting) => {
    const watch = watchPage(window);
    try {
      load(`data-ga4 data-meta data-gtm data-webhook="/chat-events" data-consent="${setting}"`);
      window.ChatAnalytics?.stop();
      expect(watch.left()).toEqual([]);
    } finally {
      watch.end();
    }
  });

  it('goes with stop, and nothing is left that listens', () => {
    const analytics = load('data-ga4');
    window.ChatAnalytics?.stop();
    expect(window).not.toHaveProperty('ChatAnalytics');
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    expect(analytics?.health().sources.autochat?.received).toBe(0);
    tell('consent', 'update', { analytics_storage: 'denied' });
    expect(analytics?.consent.get().analytics).toBe('granted');
    Reflect.deleteProperty(window, 'dataLayer');
  });
});

it('names an attribute that is called as a method of objects as it names any that there is not', () => {
  expect(() => load('data-ga4 data-constructor="x"')).not.toThrow();
  expect(warnings()).toEqual([expect.stringContaining('data-constructor') as string]);
});

it.each(['chat-analytics', 'chat'])('brings scripts in with the nonce of its tag, whatever its file is called, where chatAnalyticsConfig says all: %s', async (name) => {
  document.head.innerHTML = `<script src="https://shop.example/${name}.js"></script>`;
  const own = document.querySelector('script');
  // happy-dom does not read it from the attribute.
  Object.assign(own ?? {}, { nonce: 'abc' });
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(own);
  window.chatAnalyticsConfig = { ga4: 'G-SHOP', consent: 'granted', load: true };
  start(window);
  await new Promise((resolve) => setTimeout(resolve));
  const [, added] = Array.from(document.scripts);
  for (const global of ['gtag', 'dataLayer']) Reflect.deleteProperty(window, global);
  expect([added?.src.includes('gtag/js'), added?.nonce]).toEqual([true, 'abc']);
});
