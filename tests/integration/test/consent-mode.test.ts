import { createChatAnalytics } from '@chat-analytics/core';
import { followConsentMode, type ConsentModeOptions } from '@chat-analytics/core/consent-mode';
import { ga4 } from '@chat-analytics/ga4-sink';
import { createGtag, hostEventOf, watchPage, type GtagFake, type GtagOptions } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface Page extends Window {
  dataLayer?: unknown[];
}
const page: Page = window;

let gtagFake: GtagFake | undefined;
const stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  gtagFake?.remove();
  gtagFake = undefined;
  delete page.dataLayer;
  vi.useRealTimers();
});

function openPage(options: GtagOptions = {}): GtagFake {
  gtagFake = createGtag(window, options);
  return gtagFake;
}

/** As a consent platform calls it, with or without a global `gtag`. */
const gtag: (...call: unknown[]) => void = function () {
  page.dataLayer ??= [];
  // eslint-disable-next-line prefer-rest-params -- what counts is an `arguments` object
  page.dataLayer.push(arguments);
};

/** What the follower said, one entry per time. */
function follow(options?: ConsentModeOptions): object[] {
  const told: object[] = [];
  stops.push(followConsentMode({ consent: { update: (change) => told.push(change) } }, options));
  return told;
}

const all = (state: string): object => ({ analytics_storage: state, ad_storage: state, ad_user_data: state, ad_personalization: state });
const both = (state: string): object => ({ analytics: state, advertising: state });

describe('what a command means', () => {
  it('a default that denies is no answer yet; an update is one', () => {
    const told = follow();
    gtag('consent', 'default', all('denied'));
    vi.advanceTimersByTime(250);
    gtag('consent', 'update', all('denied'));
    gtag('consent', 'update', all('granted'));
    expect(told).toEqual([both('pending'), both('denied'), both('granted')]);
  });

  it('a signal that no command speaks of keeps its purpose pending, or is granted where that is said', () => {
    gtag('consent', 'update', { ad_storage: 'granted' });
    expect(follow()).toEqual([{ advertising: 'pending' }]);
    expect(follow({ unset: 'granted' })).toEqual([{ advertising: 'granted' }]);
    gtag('consent', 'update', { ad_user_data: 'denied' });
    expect(follow({ unset: 'granted' })).toEqual([{ advertising: 'denied' }]);
  });

  it('a default may grant', () => {
    gtag('consent', 'default', all('granted'));
    expect(follow()).toEqual([both('granted')]);
  });

  it('a default that grants, and has Google’s tags wait for the platform, grants when that time is over', () => {
    page.dataLayer = [];
    const told = follow();
    gtag('consent', 'default', { ...all('granted'), wait_for_update: 500 });
    vi.advanceTimersByTime(499);
    expect(told).toEqual([both('pending')]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([both('pending'), both('granted')]);
  });

  it('what comes while it waits is an answer, and ends the wait for what it does not name', () => {
    page.dataLayer = [];
    const told = follow();
    gtag('consent', 'default', { ...all('granted'), wait_for_update: 500 });
    vi.advanceTimersByTime(200);
    gtag('consent', 'update', { ad_storage: 'denied' });
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([both('pending'), { analytics: 'granted', advertising: 'denied' }]);
  });

  it('a wait ends with the following, and tells nothing of what no command spoke of', () => {
    page.dataLayer = [];
    const told = follow({ unset: 'granted' });
    gtag('consent', 'default', { analytics_storage: 'granted', wait_for_update: '500' });
    vi.advanceTimersByTime(500);
    expect(told).toEqual([{ analytics: 'pending' }, { analytics: 'granted' }]);
    gtag('consent', 'default', { analytics_storage: 'granted', wait_for_update: 500 });
    for (const stop of stops.splice(0)) stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([[0], [-1], [undefined], ['soon'], [{}]])('a time that cannot be waited for is not waited for: %s', (wait) => {
    gtag('consent', 'default', { ...all('granted'), wait_for_update: wait });
    expect(follow()).toEqual([both('granted')]);
  });

  it('only the last word counts of what is there already', () => {
    gtag('consent', 'default', { ...all('denied'), wait_for_update: 500 });
    gtag('consent', 'update', all('denied'));
    gtag('consent', 'update', all('granted'));
    expect(follow()).toEqual([both('granted')]);
  });

  it('a default does not undo an answer, whichever comes first', () => {
    gtag('consent', 'update', all('granted'));
    gtag('consent', 'default', all('denied'));
    expect(follow()).toEqual([both('granted')]);
  });

  it('a purpose of which nothing is said stays as it is', () => {
    const told = follow();
    gtag('consent', 'update', { analytics_storage: 'granted' });
    vi.advanceTimersByTime(250);
    gtag('consent', 'update', { functionality_storage: 'granted' });
    expect(told).toEqual([{ analytics: 'granted' }]);
  });

  it.each([
    ['storage alone', { ad_storage: 'granted' }, 'pending'],
    ['user data alone', { ad_user_data: 'granted' }, 'pending'],
    ['one of them refused', { ad_storage: 'granted', ad_user_data: 'denied' }, 'denied'],
    ['both', { ad_storage: 'granted', ad_user_data: 'granted' }, 'granted'],
  ])('advertising needs storage and user data: %s', (_name, states, advertising) => {
    gtag('consent', 'update', states);
    expect(follow()).toEqual([{ advertising }]);
  });

  it('signals may be named, and an empty list leaves a purpose alone', () => {
    const told = follow({ signals: { analytics: [], advertising: ['ad_storage'] } });
    gtag('consent', 'update', { analytics_storage: 'granted', ad_storage: 'granted' });
    vi.advanceTimersByTime(250);
    expect(told).toEqual([{ advertising: 'granted' }]);
  });

  it.each([['Granted'], [true], [1], [null], [{}]])('a state that cannot be read grants nothing, and takes back what was granted: %s', (state) => {
    gtag('consent', 'update', all('granted'));
    const told = follow();
    gtag('consent', 'update', { analytics_storage: state });
    expect(told).toEqual([both('granted'), { analytics: 'pending' }]);
  });

  it('what gtag.js does not take is no command: arrays, plain objects, other commands', () => {
    page.dataLayer = [['consent', 'update', all('granted')], { consent: all('granted') }, 'consent', null, undefined];
    gtag('event', 'consent', all('granted'));
    gtag('consent', 'upgrade', all('granted'));
    gtag('consent', 'update');
    gtag('consent', 'update', 'granted');
    expect(follow()).toEqual([]);
  });

  it('a command that throws when it is looked at hides none behind it', () => {
    const trap = {
      get analytics_storage(): string {
        throw new Error('no');
      },
    };
    gtag('consent', 'update', trap);
    gtag('consent', 'update', { ad_storage: 'granted', ad_user_data: 'granted' });
    expect(follow()).toEqual([{ advertising: 'granted' }]);
  });
});

describe('a default for a region', () => {
  const denied = { analytics_storage: 'denied' };
  const granted = { analytics_storage: 'granted' };
  const stateWith = (commands: readonly object[], region?: string): unknown => {
    for (const command of commands) gtag('consent', 'default', command);
    return (follow(region === undefined ? {} : { region })[0] as { analytics?: unknown } | undefined)?.analytics;
  };
  const denyInEurope = [{ ...denied, region: ['DE', 'FR'] }, granted];
  const grantInCalifornia = [{ ...denied, region: ['US'] }, { ...granted, region: ['us-ca'] }, { ...denied, region: 'CH' }];

  it.each([
    ['that denies keeps everybody pending where the region is unknown', denyInEurope, undefined, 'pending'],
    ['that grants grants nobody where the region is unknown', [{ ...granted, region: ['US'] }], undefined, undefined],
    ['that grants does not change the default for all where the region is unknown', [{ ...granted, region: ['US'] }, denied], undefined, 'pending'],
    ['that denies holds there', denyInEurope, 'DE', 'pending'],
    ['that denies holds in its parts', denyInEurope, 'de-by', 'pending'],
    ['that denies does not hold elsewhere', denyInEurope, 'US', 'granted'],
    ['gives way to one for a part of it', grantInCalifornia, 'US-CA', 'granted'],
    ['does not reach beyond that part', grantInCalifornia, 'US-NY', 'pending'],
    ['may be one code', grantInCalifornia, 'CH', 'pending'],
    ['says nothing elsewhere', grantInCalifornia, 'JP', undefined],
    ['that denies in a part keeps the whole pending where the part is unknown', [granted, { ...denied, region: ['US-CA'] }], 'US', 'pending'],
    ['is told from one whose code begins alike', [granted, { ...denied, region: ['FR-20R'] }], 'FR-20', 'granted'],
    ['that cannot be read may hold anywhere', [granted, { ...denied, region: [5] }], 'US', 'pending'],
    ['that is an empty list may hold anywhere', [granted, { ...denied, region: [] }], 'US', 'pending'],
    ['is replaced by a later one for the same region', [{ ...denied, region: ['DE'] }, { ...granted, region: ['DE'] }], 'DE', 'granted'],
  ])('%s', (_name, commands, region, state) => {
    expect(stateWith(commands, region)).toBe(state);
  });

  it('gives way to an answer', () => {
    for (const command of denyInEurope) gtag('consent', 'default', command);
    gtag('consent', 'update', granted);
    expect(follow()).toEqual([{ analytics: 'granted' }]);
  });
});

describe('when a command is heard', () => {
  it.each<[string, () => void]>([
    ['on the stub', () => openPage({ arrival: 'never' })],
    ['where gtag.js runs', () => openPage()],
    [
      'where gtag.js came after us',
      () => {
        openPage({ arrival: 100 });
      },
    ],
  ])('in the same turn, %s', (_name, open) => {
    open();
    const told = follow();
    vi.advanceTimersByTime(200);
    gtag('consent', 'update', all('granted'));
    expect(told).toEqual([both('granted')]);
  });

  it('within 250 ms where the data layer came after us', () => {
    const told = follow();
    vi.advanceTimersByTime(10_000);
    gtag('consent', 'update', all('granted'));
    vi.advanceTimersByTime(250);
    expect(told).toEqual([both('granted')]);
  });

  it('within 250 ms where another data layer took its place', () => {
    openPage();
    const told = follow();
    gtag('consent', 'default', all('denied'));
    page.dataLayer = [];
    gtag('consent', 'update', all('granted'));
    vi.advanceTimersByTime(250);
    gtag('consent', 'update', all('denied'));
    expect(told).toEqual([both('pending'), both('granted'), both('denied')]);
  });

  it.each<[string, (layer: unknown[]) => void]>([
    ['a push that calls nobody took the place of ours', (layer) => Object.assign(layer, { push: (entry: unknown) => Array.prototype.push.call(layer, entry) })],
    ['entries are put there without a push', (layer) => Object.assign(layer, { push: (entry: unknown) => (layer[layer.length] = entry) })],
  ])('within 250 ms where %s', (_name, change) => {
    page.dataLayer = [];
    const told = follow();
    change(page.dataLayer);
    gtag('consent', 'update', all('granted'));
    vi.advanceTimersByTime(250);
    expect(told).toEqual([both('granted')]);
  });

  it('though 300 entries came behind it at once, and gtag.js keeps no more', () => {
    openPage();
    const told = follow();
    for (let count = 0; count < 1000; count++) page.dataLayer?.push({ count });
    gtag('consent', 'update', all('granted'));
    for (let count = 0; count < 1000; count++) page.dataLayer?.push({ count });
    expect(page.dataLayer?.length).toBe(300);
    gtag('consent', 'update', all('denied'));
    expect(told).toEqual([both('granted'), both('denied')]);
  });

  it('though the same object was pushed before and behind it, unheard', () => {
    const again = {};
    page.dataLayer = [again];
    const told = follow();
    const layer = page.dataLayer;
    Object.assign(layer, { push: (entry: unknown) => Array.prototype.push.call(layer, entry) });
    gtag('consent', 'update', all('granted'));
    layer.push(again);
    vi.advanceTimersByTime(250);
    expect(told).toEqual([both('granted')]);
  });

  it.each([
    ['was revoked', () => Proxy.revocable({}, {})],
    ['cannot be named', () => ({ proxy: Object.defineProperty({}, Symbol.toStringTag, { get: (): never => { throw new Error('name'); } }), revoke: () => undefined })],
  ])('though something stands before it that %s', (_, make) => {
    const told = follow();
    const { proxy, revoke } = make();
    revoke();
    page.dataLayer ??= [];
    page.dataLayer.push(proxy);
    gtag('consent', 'update', all('denied'));
    vi.advanceTimersByTime(250);
    expect(told).toEqual([both('denied')]);
  });

  it('each time, though the same object is pushed again', () => {
    page.dataLayer = [];
    const told = follow();
    gtag('consent', 'update', all('denied'));
    gtag('consent', 'update', all('granted'));
    const [no, yes] = page.dataLayer;
    page.dataLayer.push(no);
    page.dataLayer.push(yes);
    page.dataLayer.push(no);
    vi.advanceTimersByTime(500);
    expect(told.map((change) => (change as { analytics: string }).analytics)).toEqual(['denied', 'granted', 'denied', 'granted', 'denied']);
  });

  it('though nothing was pushed behind it, before we began', () => {
    gtag('consent', 'update', all('granted'));
    page.dataLayer?.push(undefined);
    expect(follow()).toEqual([both('granted')]);
  });

  it('though it stands before what was heard, in the place of the data layer that was', () => {
    const heard = {};
    page.dataLayer = [heard];
    const told = follow();
    page.dataLayer = [];
    gtag('consent', 'update', all('granted'));
    page.dataLayer.push(heard);
    vi.advanceTimersByTime(250);
    expect(told).toEqual([both('granted')]);
  });

  it('once, however often it is found', () => {
    openPage();
    const told = follow();
    gtag('consent', 'update', all('granted'));
    page.dataLayer = [...(page.dataLayer ?? [])];
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([both('granted')]);
  });

  it('on a data layer of another name', () => {
    const layer: unknown[] = [];
    Object.assign(window, { googleLayer: layer });
    const told = follow({ dataLayer: 'googleLayer' });
    const command: (...call: unknown[]) => void = function () {
      // eslint-disable-next-line prefer-rest-params -- what counts is an `arguments` object
      layer.push(arguments);
    };
    command('consent', 'update', all('granted'));
    expect(told).toEqual([both('granted')]);
    Reflect.deleteProperty(window, 'googleLayer');
  });
});

describe('in whatever order things come', () => {
  const steps: Readonly<Record<string, () => void>> = {
    'the banner is shown': () => gtag('consent', 'default', all('denied')),
    'gtag.js arrives': () => gtagFake?.load(),
    'the shopper agrees': () => gtag('consent', 'update', all('granted')),
  };
  const orders = (names: readonly string[]): string[][] => (names.length ? names.flatMap((name) => orders(names.filter((other) => other !== name)).map((rest) => [name, ...rest])) : [[]]);

  it.each(orders(['we begin', ...Object.keys(steps)]).map((order) => [order.join(', '), order] as const))('%s', (_name, order) => {
    openPage({ arrival: 'manual' });
    const told: object[] = [];
    for (const step of order) {
      if (step === 'we begin') stops.push(followConsentMode({ consent: { update: (change) => told.push(change) } }));
      else steps[step]?.();
    }
    expect(told.at(-1)).toEqual(both('granted'));
    gtag('consent', 'update', all('denied'));
    expect(told.at(-1)).toEqual(both('denied'));
  });
});

describe('the page', () => {
  const push = (): unknown => page.dataLayer?.push;

  it('does not look as if gtag.js ran', () => {
    openPage({ arrival: 'never' });
    follow();
    const { dataLayer = [] } = page;
    expect(Object.prototype.hasOwnProperty.call(dataLayer, 'push')).toBe(false);
    expect(Object.keys(dataLayer)).toEqual(['0', '1']);
    // eslint-disable-next-line @typescript-eslint/no-for-in-array -- a host's code may
    for (const key in dataLayer) expect(key).not.toBe('push');
    expect(dataLayer instanceof Array && Array.isArray(dataLayer)).toBe(true);
    const analytics = createChatAnalytics({ sources: [], sinks: [ga4()], consent: 'not_required', debug: false });
    expect(analytics.health().sinks.ga4?.status).toBe('waiting');
  });

  it('gets what push returns, and what it throws', () => {
    openPage({ arrival: 'manual' });
    follow();
    expect(page.dataLayer?.push({})).toBe(3);
    gtagFake?.load();
    expect(page.dataLayer?.push({})).toBe(true);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(() => gtag('event', 'x', { circular })).toThrow(RangeError);
  });

  it.each<[string, GtagOptions]>([
    ['with a stub', { arrival: 'never' }],
    ['with gtag.js', {}],
  ])('is as before after stop, %s', (_name, options) => {
    openPage(options);
    const { dataLayer = [] } = page;
    const before = { push: push(), prototype: Reflect.getPrototypeOf(dataLayer), keys: Reflect.ownKeys(dataLayer) };
    const watch = watchPage(window);
    const told = follow();
    stops.pop()?.();
    expect(watch.left()).toEqual([]);
    watch.end();
    expect({ push: push(), prototype: Reflect.getPrototypeOf(dataLayer), keys: Reflect.ownKeys(dataLayer) }).toEqual(before);
    gtag('consent', 'update', all('granted'));
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
  });

  it('keeps what was wrapped over, and it is inert after stop', () => {
    openPage({ arrival: 'manual' });
    const told = follow();
    gtagFake?.load();
    const wrapped = push();
    stops.pop()?.();
    expect(push()).toBe(wrapped);
    gtag('consent', 'update', all('granted'));
    gtag('event', 'after');
    expect(told).toEqual([]);
    expect(gtagFake?.hits.at(-1)).toMatchObject({ en: 'after', gcs: 'G111' });
  });

  it('keeps what was wrapped over a push of its own', () => {
    openPage();
    follow();
    const layer = page.dataLayer ?? [];
    const inner = layer.push;
    const outer = (...entries: unknown[]): number => inner.apply(layer, entries);
    layer.push = outer;
    stops.pop()?.();
    expect(push()).toBe(outer);
  });

  it('may be followed by two, which stop in any order', () => {
    openPage({ arrival: 'never' });
    const first = follow();
    const second = follow();
    stops.shift()?.();
    gtag('consent', 'update', all('granted'));
    stops.shift()?.();
    gtag('consent', 'update', all('denied'));
    expect([first, second]).toEqual([[], [both('granted')]]);
    expect(page.dataLayer).toHaveLength(4);
  });

  it('does not hear of what is thrown by whom we tell', () => {
    openPage();
    const update = (): never => {
      throw new Error('no');
    };
    stops.push(followConsentMode({ consent: { update } }));
    expect(() => gtag('consent', 'update', all('granted'))).not.toThrow();
  });

  it('that throws when it is looked at is left alone', () => {
    Object.defineProperty(page, 'dataLayer', {
      configurable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(follow()).toEqual([]);
    expect(() => vi.advanceTimersByTime(1000)).not.toThrow();
  });

  it('whose data layer is protected is read, and not tapped', () => {
    gtag('consent', 'update', all('granted'));
    Object.freeze(page.dataLayer);
    expect(follow()).toEqual([both('granted')]);
  });

  it('is told in the console of options that there are not', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const wrong: object = { datalayer: 'x', region: 5, signals: { marketing: [] } };
    gtag('consent', 'update', all('granted'));
    expect(follow(wrong)).toEqual([both('granted')]);
    expect(warn.mock.calls.map((call: unknown[]) => call.slice(1, 3))).toEqual([
      ['unknown_option', 'followConsentMode.datalayer'],
      ['bad_option', 'followConsentMode.region'],
      ['bad_option', 'followConsentMode.signals'],
    ]);
  });
});

it('options that throw when they are looked at harm nobody, and grant nothing', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const signals = Object.defineProperty({}, 'analytics', {
    enumerable: true,
    get(): never {
      throw new Error('no');
    },
  });
  gtag('consent', 'update', { analytics_storage: 'denied' });
  expect(follow({ signals })).toEqual([{ analytics: 'denied' }]);
  expect(warn.mock.calls.map((call: unknown[]) => call.slice(1))).toEqual([['bad_option', 'followConsentMode', 'cannot be read']]);
});

describe('with a whole pipeline', () => {
  it('an event goes out when the shopper agrees, after gtag.js has heard of it, and none after a refusal', async () => {
    const gtagJs = openPage({ measurementId: 'G-SHOP' });
    gtag('consent', 'default', all('denied'));
    const analytics = createChatAnalytics({ sources: [], sinks: [ga4()], consent: { analytics: 'granted' }, debug: false });
    stops.push(followConsentMode(analytics));
    analytics.track(hostEventOf('chat_opened', 'waits'));
    expect(gtagJs.hits).toEqual([]);
    gtag('consent', 'update', all('granted'));
    await Promise.all([analytics.flush(), vi.advanceTimersByTimeAsync(2000)]);
    expect(gtagJs.hits).toMatchObject([{ 'ep.chat_event_id': 'waits', gcs: 'G111' }]);
    gtag('consent', 'update', all('denied'));
    analytics.track(hostEventOf('chat_opened', 'refused'));
    await Promise.all([analytics.flush(), vi.advanceTimersByTimeAsync(2000)]);
    expect(gtagJs.hits).toHaveLength(1);
    expect(analytics.health().sinks.ga4?.dropped).toEqual({ denied: 1 });
  });
});
