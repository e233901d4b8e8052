import { createClarityWebchat, watchPage, type ClarityWebchat, type ClarityWebchatOptions, type EngagementSdk } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from './page.js';

let webchat: ClarityWebchat | undefined;

function open(options?: ClarityWebchatOptions): ClarityWebchat {
  webchat = createClarityWebchat(window, options);
  return webchat;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  webchat?.remove();
  webchat = undefined;
  for (const name of ['exponea', 'brweb', 'shop']) Reflect.deleteProperty(window, name);
  vi.useRealTimers();
});

const menuClick = { action: 'menu_click', button_content: 'Clear Chat' };

it('an SDK behind a proxy that binds its methods is wrapped once, and is as it was after stop', () => {
  const original = vi.fn(() => 'own');
  const target: Record<string, (...args: unknown[]) => unknown> = { track: original };
  const sdk = new Proxy(target, {
    get(owner, key) {
      const value: unknown = Reflect.get(owner, key);
      return typeof value === 'function' ? (value.bind(owner) as unknown) : value;
    },
  });
  Object.assign(window, { exponea: sdk });
  const { analytics, names, books } = listen();
  const wrapper = target.track;
  vi.advanceTimersByTime(10_000);
  sdk.track?.('webchat', menuClick);
  expect([target.track === wrapper, names(), books()?.status]).toEqual([true, ['menu_click'], 'listening']);
  analytics.stop();
  expect(target.track).toBe(original);
});

type Method = (...args: unknown[]) => unknown;

describe('an SDK that stores its methods in another form', () => {
  it('is left alone, with all that it had, however often it is looked at', () => {
    let stored: Method = () => 'own';
    const sdk = Object.defineProperty({} as { track: Method }, 'track', {
      get: () => stored.bind(sdk),
      set(method: Method) {
        stored = method;
      },
    });
    Object.assign(window, { exponea: sdk });
    const { analytics, names, books, issues } = listen();
    for (let count = 0; count < 10_000; count++) document.dispatchEvent(new Event('load'));
    expect(sdk.track('webchat', menuClick)).toBe('own');
    vi.advanceTimersByTime(120_000);
    expect([names(), books()?.status, issues]).toEqual([[], 'not_found', [{ code: 'tap_failed', where: 'exponea', detail: 'Error', count: 1 }]]);
    analytics.stop();
  });
});

describe('another script that wraps in between', () => {
  it('and passes copies on doubles nothing', () => {
    const sdk: { track: Method } = { track: vi.fn(() => 'own') };
    Object.assign(window, { exponea: sdk });
    const { analytics, names } = listen();
    for (let layer = 1; layer <= 3; layer++) {
      const { track } = sdk;
      sdk.track = (type, properties) => track(type, { ...(properties as object), layer });
      vi.advanceTimersByTime(2000);
    }
    expect(sdk.track('webchat', menuClick)).toBe('own');
    sdk.track('webchat', { action: 'thumbs_up' });
    sdk.track('webchat', { ...menuClick });
    expect(names()).toEqual(['menu_click', 'thumbs_up', 'menu_click']);
    analytics.stop();
  });

  it('and tracks something else besides keeps that from nobody', () => {
    const sdk: { track: Method } = { track: vi.fn() };
    Object.assign(window, { exponea: sdk });
    const { analytics, names } = listen();
    const { track } = sdk;
    sdk.track = (type, properties) => {
      track(type, { action: 'thumbs_up' });
      return track(type, properties);
    };
    vi.advanceTimersByTime(2000);
    sdk.track('webchat', menuClick);
    expect(names()).toEqual(['menu_click', 'thumbs_up']);
    analytics.stop();
  });
});

it('an SDK that is made anew again and again is heard each time', () => {
  const { analytics, names } = listen();
  for (let count = 0; count < 60; count++) {
    const sdk = { track: vi.fn() };
    Object.assign(window, { exponea: sdk });
    vi.advanceTimersByTime(2000);
    sdk.track('webchat', { ...menuClick });
  }
  expect(names()).toHaveLength(60);
  analytics.stop();
});

it('an SDK that is made as a copy of the one before has its own method after stop', () => {
  const original: Method = () => 'own';
  const page = Object.assign(window, { exponea: { track: original } });
  const { analytics, names } = listen();
  page.exponea = { ...page.exponea };
  vi.advanceTimersByTime(2000);
  page.exponea.track('webchat', menuClick);
  analytics.stop();
  expect([page.exponea.track, names()]).toEqual([original, ['menu_click']]);
});

it('what the host has put on its method is found on it', () => {
  const sdk = { track: Object.assign(vi.fn(), { version: '3' }) };
  Object.assign(window, { exponea: sdk });
  const { analytics } = listen();
  expect(sdk.track.version).toBe('3');
  analytics.stop();
});

describe('a close_survey that comes bare, and waits in the queue of a stub,', () => {
  function stub(): { readonly queue: unknown[]; readonly sdk: { _: unknown[]; track: Method } } {
    const queue: unknown[] = [];
    const sdk = { _: queue, track: (...args: unknown[]) => queue.push(['track', args]) };
    Object.assign(window, { exponea: sdk });
    return { queue, sdk };
  }

  it('is one event for whoever reads it, now or in another turn', async () => {
    const { sdk } = stub();
    sdk.track('close_survey');
    const { analytics: first, events } = listen();
    const { event_id } = events[0] ?? {};
    first.stop();
    await Promise.resolve();
    await Promise.resolve();
    const { analytics: second, events: again } = listen();
    expect(events).toHaveLength(1);
    expect(again.map((event) => event.event_id)).toEqual([event_id]);
    second.stop();
  });

  it('is told by its name though it has an action that is empty', () => {
    const { sdk } = stub();
    const { analytics, names } = listen();
    sdk.track('close_survey', { action: '' });
    expect(names()).toEqual(['close_survey']);
    analytics.stop();
  });

  it('is heard where the queue was worked off, and begins anew', () => {
    const { queue, sdk } = stub();
    const { track } = sdk;
    const { analytics, names } = listen();
    for (let count = 0; count < 3; count++) sdk.track('page', {});
    queue.splice(0);
    track('webchat', menuClick);
    vi.advanceTimersByTime(2000);
    expect(names()).toEqual(['menu_click']);
    analytics.stop();
  });
});

describe('an SDK that comes before, after, in pieces or twice gives each event once', () => {
  it('one that is there', () => {
    const { event } = open();
    const { names, books } = listen();
    event('expand_from_bubble');
    event('close_survey');
    expect(names()).toEqual(['expand_from_bubble', 'close_survey']);
    expect(books()).toMatchObject({ status: 'listening', received: 2, accepted: 2 });
  });

  it.each(['mutate', 'replace'] as const)('one whose stub is there, with events queued before us and after us (%s)', (onLoad) => {
    const { event, load, track, calls } = open({ arrival: 'manual', onLoad });
    event('trigger_clicked');
    track('close_survey');
    const { names, books } = listen();
    event('expand_from_trigger');
    track('close_survey');
    expect(names()).toEqual(['trigger_clicked', 'close_survey', 'expand_from_trigger', 'close_survey']);
    load();
    event('user_respond');
    vi.advanceTimersByTime(5000);
    event('url_click');
    expect(names().slice(4)).toEqual(['user_respond', 'url_click']);
    expect(books()).toMatchObject({ received: 6, accepted: 6 });
    expect(calls).toHaveLength(6);
  });

  it.each(['mutate', 'replace'] as const)('one that keeps its queue, and is there before us (%s)', (onLoad) => {
    const { event, track } = open({ arrival: 10, onLoad, keepQueue: true });
    event('trigger_clicked');
    track('close_survey');
    vi.advanceTimersByTime(10);
    const { names, books } = listen();
    event('url_click');
    vi.advanceTimersByTime(5000);
    // Who replaces the stub takes the queue away with it.
    expect(names()).toEqual(onLoad === 'mutate' ? ['trigger_clicked', 'close_survey', 'url_click'] : ['url_click']);
    expect(books()?.duplicate).toBe(0);
  });

  it.each([{ stub: false }, { stub: true }, { stub: true, onLoad: 'replace' }] as const)('one that comes 10 s late (%o)', (options) => {
    const { names, books } = listen();
    open({ ...options, arrival: 10_000 });
    vi.advanceTimersByTime(5000);
    if (options.stub) webchat?.event('trigger_clicked');
    else expect(books()?.status).toBe('waiting');
    vi.advanceTimersByTime(5000);
    webchat?.event('expand_from_trigger');
    vi.advanceTimersByTime(60_000);
    webchat?.event('url_click');
    expect(names()).toEqual([...(options.stub ? ['trigger_clicked'] : []), 'expand_from_trigger', 'url_click']);
    expect(books()?.status).toBe('listening');
  });

  it('one that is replaced by another without a word: within a second', () => {
    const { event } = open();
    const { names } = listen();
    event('trigger_clicked');
    vi.advanceTimersByTime(60_000);
    const second: EngagementSdk = { track: () => 'second' };
    Reflect.set(window, 'exponea', second);
    vi.advanceTimersByTime(1000);
    expect(second.track('webchat', menuClick)).toBe('second');
    expect(names()).toEqual(['trigger_clicked', 'menu_click']);
  });

  it('one whose track is replaced by another without a word: within a second', () => {
    const { event, sdk } = open();
    const { names } = listen();
    vi.advanceTimersByTime(60_000);
    sdk().track = () => 'other';
    vi.advanceTimersByTime(1000);
    expect(event('url_click')).toBe('other');
    expect(names()).toEqual(['url_click']);
  });

  it('one that works off its queue through its public track, when that is wrapped already', () => {
    const { event, sdk } = open({ arrival: 'manual' });
    const { names, books } = listen();
    event('url_click');
    const stub = sdk();
    const queue = stub._ ?? [];
    stub.track = () => 'loaded';
    vi.advanceTimersByTime(1000);
    for (const [, args] of queue.splice(0)) stub.track(...Array.from(args));
    expect(names()).toEqual(['url_click']);
    expect(books()).toMatchObject({ received: 2, duplicate: 1 });
  });

  it('one that tracks something of its own on the way', () => {
    const { sdk, event } = open();
    const inner = { action: 'mini_pdp_click' };
    const { track: own } = sdk();
    sdk().track = (...args) => (args[1] === inner ? own(...args) : sdk().track('webchat', inner));
    const { names } = listen();
    event('url_click');
    expect(names()).toEqual(['url_click', 'mini_pdp_click']);
  });

  it('one whose queue has calls of other methods too', () => {
    open({ arrival: 'manual' });
    const stub = webchat?.sdk() as EngagementSdk & { update: (...args: unknown[]) => void };
    stub.update('close_survey', menuClick);
    const { books } = listen();
    expect(books()?.received).toBe(0);
  });

  it('one that is found late is watched closely at first', () => {
    const { names } = listen();
    vi.advanceTimersByTime(30_000);
    open({ arrival: 'manual' });
    vi.advanceTimersByTime(1000);
    const loaded: EngagementSdk = { track: () => 'loaded' };
    Reflect.set(window, 'exponea', loaded);
    vi.advanceTimersByTime(300);
    loaded.track('webchat', menuClick);
    expect(names()).toEqual(['menu_click']);
  });

  it('one that is called past our wrapper, by whoever kept the stub before us', () => {
    const { sdk, event } = open({ arrival: 'manual' });
    const kept = sdk().track;
    const { names } = listen();
    kept('webchat', { action: 'mini_pdp_click' });
    event('url_click');
    kept('webchat', { action: 'close_mini_pdp' });
    vi.advanceTimersByTime(1000);
    expect(names()).toEqual(['mini_pdp_click', 'url_click', 'close_mini_pdp']);
  });

  it('several, each with its own events', () => {
    const { event } = open({ sdk: ['exponea', 'brweb'] });
    const { names } = listen();
    event('trigger_clicked', {}, 'exponea');
    event('expand_from_trigger', {}, 'brweb');
    expect(names()).toEqual(['trigger_clicked', 'expand_from_trigger']);
  });

  it('several of which one passes its calls on to the other', () => {
    const { sdk, track } = open({ sdk: ['exponea', 'brweb'] });
    sdk().track = (...args) => sdk('brweb').track(...args);
    const { names, books } = listen();
    track('webchat', menuClick);
    track('close_survey');
    expect(names()).toEqual(['menu_click', 'close_survey']);
    expect(books()).toMatchObject({ received: 2 });
  });

  it('one under two names', () => {
    const { event, sdk } = open();
    Reflect.set(window, 'brweb', sdk());
    const { names } = listen();
    event('url_click');
    expect(names()).toEqual(['url_click']);
    expect(webchat?.calls).toHaveLength(1);
  });

  it('one under a name of its own, where told so', () => {
    open({ sdk: 'shop' });
    const without = listen();
    const { names } = listen({ globals: ['shop'] });
    webchat?.event('url_click');
    expect(names()).toEqual(['url_click']);
    expect(without.names()).toEqual([]);
  });

  it('one that is a function', () => {
    const { names } = listen();
    Reflect.set(window, 'exponea', Object.assign(() => undefined, { track: () => undefined }));
    vi.advanceTimersByTime(1000);
    (Reflect.get(window, 'exponea') as EngagementSdk).track('webchat', menuClick);
    expect(names()).toEqual(['menu_click']);
  });
});

describe('an SDK that does not come', () => {
  it('is looked for for a minute, less and less often, and then no more', () => {
    const looks: number[] = [];
    Object.defineProperty(window, 'exponea', { configurable: true, get: () => void looks.push(Date.now()) });
    const { books } = listen();
    expect(books()?.status).toBe('waiting');
    vi.advanceTimersByTime(59_000);
    expect(books()?.status).toBe('waiting');
    vi.advanceTimersByTime(2000);
    expect(books()?.status).toBe('not_found');
    expect(vi.getTimerCount()).toBe(0);
    expect(looks.length).toBeLessThan(80);
    const gaps = looks.slice(1).map((time, index) => time - (looks[index] ?? 0));
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect([gaps[0], gaps.at(-1)]).toEqual([50, 1000]);
  });

  it('is found all the same when a script brings it after that', () => {
    const { books, names } = listen();
    vi.advanceTimersByTime(100_000);
    expect(books()?.status).toBe('not_found');
    open().event('url_click');
    expect(names()).toEqual(['url_click']);
    expect(books()?.status).toBe('listening');
    expect(vi.getTimerCount()).toBe(1);
  });

  it('is not looked for where there is no name to look for', () => {
    const { books } = listen({ globals: [] });
    expect(books()?.status).toBe('listening');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an SDK that cannot be tapped', () => {
  it.each([
    ['frozen', () => Object.freeze({ track: () => 'own' })],
    ['whose track cannot be written', () => Object.defineProperty({}, 'track', { value: () => 'own', configurable: true })],
    [
      'whose track is made anew each time',
      () => ({
        get track() {
          return () => 'own';
        },
        set track(_value) {
          // Takes no other.
        },
      }),
    ],
  ])('%s is left as it is, and that is reported once', (_, create) => {
    const sdk = create() as EngagementSdk;
    Reflect.set(window, 'exponea', sdk);
    const { issues, books } = listen();
    vi.advanceTimersByTime(100_000);
    expect(sdk.track('webchat', menuClick)).toBe('own');
    expect(issues).toMatchObject([{ code: 'tap_failed', where: 'exponea' }]);
    expect(books()).toMatchObject({ status: 'not_found', received: 0 });
  });

  it('that throws when looked at disturbs nothing', () => {
    Object.defineProperty(window, 'exponea', {
      configurable: true,
      get() {
        throw new Error('a getter of the host throws');
      },
    });
    const { issues, names } = listen();
    open({ sdk: 'brweb' }).event('url_click');
    expect(names()).toEqual(['url_click']);
    expect(issues).toMatchObject([{ code: 'tap_failed', where: 'exponea' }]);
  });

  it('that has no track yet is waited for', () => {
    Reflect.set(window, 'exponea', { _: 'no queue', track: 'no function' });
    expect(listen().books()?.status).toBe('waiting');
  });
});

describe('another script that wraps track too', () => {
  it('and calls ours: each event counts once, and both are called once', () => {
    const { sdk, event, track, calls } = open();
    const { names, books } = listen();
    const { track: ours } = sdk();
    const heard: unknown[] = [];
    sdk().track = function (this: unknown, ...args) {
      heard.push(args[0]);
      return Reflect.apply(ours, this, args);
    };
    vi.advanceTimersByTime(2000);
    event('url_click');
    track('close_survey');
    expect(names()).toEqual(['url_click', 'close_survey']);
    expect(books()).toMatchObject({ received: 2 });
    expect(heard).toEqual(['webchat', 'close_survey']);
    expect(calls).toHaveLength(2);
  });

  it('stays when we stop, and what is left of us only passes calls on', () => {
    const { sdk, event, calls } = open();
    const { analytics, names } = listen();
    const { track: ours } = sdk();
    const theirs: EngagementSdk['track'] = (...args) => ours(...args);
    sdk().track = theirs;
    vi.advanceTimersByTime(2000);
    expect(sdk().track).not.toBe(theirs);
    analytics.stop();
    expect(sdk().track).toBe(theirs);
    expect(event('url_click')).toBe(calls[0]?.returned);
    expect(names()).toEqual([]);
  });

  it('again and again comes to an end, and says so', () => {
    const { sdk, event } = open();
    const { issues, names, analytics } = listen();
    for (let round = 0; round < 100; round++) {
      const { track } = sdk();
      sdk().track = (...args) => track(...args);
      vi.advanceTimersByTime(1000);
    }
    event('url_click');
    expect(names()).toEqual(['url_click']);
    expect(issues).toMatchObject([{ code: 'tap_failed', where: 'exponea' }]);
    analytics.stop();
    expect(event('url_click')).toBeDefined();
    expect(names()).toHaveLength(1);
  });

  it('and is a second one of ours: both hear each event once, and neither wraps the other for ever', () => {
    const { sdk, event, wrapped } = open();
    const first = listen();
    const second = listen();
    const { track } = sdk();
    vi.advanceTimersByTime(100_000);
    expect(sdk().track).toBe(track);
    event('url_click');
    expect([first.names(), second.names()]).toEqual([['url_click'], ['url_click']]);
    expect(first.events[0]?.event_id).toBe(second.events[0]?.event_id);
    second.analytics.stop();
    first.analytics.stop();
    expect(wrapped()).toEqual([]);
  });

  it.each([
    ['in the order in which they began', [0, 1, 2]],
    ['the other way round', [2, 1, 0]],
    ['from the middle', [1, 0, 2]],
    ['from the middle on', [1, 2, 0]],
  ])('and is ours, stopped %s: nothing is left of any', (_, order) => {
    const { sdk, event, wrapped } = open();
    const { track } = sdk();
    const all = [listen(), listen(), listen()];
    for (const index of order) {
      event('url_click');
      all[index]?.analytics.stop();
    }
    expect(wrapped()).toEqual([]);
    expect(sdk().track).toBe(track);
    for (const [rank, index] of order.entries()) expect(all[index]?.names()).toHaveLength(rank + 1);
  });

  it('between two of ours keeps its place when the first of ours stops', () => {
    const { sdk, event } = open();
    const first = listen();
    const { track: ours } = sdk();
    const theirs: EngagementSdk['track'] = (...args) => ours(...args);
    sdk().track = theirs;
    const second = listen();
    first.analytics.stop();
    event('url_click');
    second.analytics.stop();
    expect(sdk().track).toBe(theirs);
    expect([first.names(), second.names()]).toEqual([[], ['url_click']]);
  });
});

describe('a host that passes our events on to the SDK', () => {
  it('is not heard in its own echo', () => {
    const { event, track, calls } = open();
    const { analytics, names } = listen();
    analytics.subscribe(({ vendor_event: action, properties }) => void track('chat', { ...properties, action }));
    event('url_click');
    expect(names()).toEqual(['url_click']);
    expect(calls).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('leaves no wrapper, no listener and no timer, and nothing is heard', () => {
    const added = vi.spyOn(document, 'addEventListener');
    const removed = vi.spyOn(document, 'removeEventListener');
    const watch = watchPage(window);
    const { event, wrapped } = open({ sdk: ['exponea', 'brweb'] });
    const { analytics, names, books } = listen();
    expect(wrapped()).toEqual(['exponea', 'brweb']);
    event('url_click');
    analytics.stop();
    event('url_click');
    expect(wrapped()).toEqual([]);
    // The SDK is the page's own.
    expect(watch.left().filter((what) => !what.startsWith('the global'))).toEqual([]);
    expect(removed.mock.calls).toEqual(added.mock.calls);
    expect(vi.getTimerCount()).toBe(0);
    expect(names()).toEqual(['url_click']);
    expect(books()).toMatchObject({ status: 'stopped', received: 1 });
    watch.end();
  });

  it('at an event that waited in a queue leaves nothing either, and hears no more of it', () => {
    const watch = watchPage(window);
    const { analytics, names } = listen();
    analytics.subscribe(() => analytics.stop());
    const { event, wrapped } = open({ arrival: 'manual', sdk: ['exponea', 'brweb'] });
    for (const name of ['exponea', 'brweb']) for (const action of ['url_click', 'menu_click'] as const) event(action, {}, name);
    vi.advanceTimersByTime(1000);
    expect(names()).toEqual(['url_click']);
    expect(wrapped()).toEqual([]);
    expect(watch.left().filter((what) => !what.startsWith('the global'))).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    watch.end();
  });

  it('restores a replaced stub and its SDK alike', () => {
    const { sdk, load, wrapped } = open({ arrival: 'manual', onLoad: 'replace' });
    const stub = sdk();
    const { track } = stub;
    const { analytics } = listen();
    expect(stub.track).not.toBe(track);
    load();
    expect(wrapped()).toEqual(['exponea']);
    analytics.stop();
    expect(stub.track).toBe(track);
    expect(wrapped()).toEqual([]);
  });

  it('restores what it can where something cannot be restored', () => {
    const frozen: EngagementSdk = { track: () => 'own' };
    Reflect.set(window, 'exponea', frozen);
    const { wrapped } = open({ sdk: 'brweb' });
    const { analytics, issues, names } = listen();
    Object.freeze(frozen);
    analytics.stop();
    expect(wrapped()).toEqual([]);
    expect(issues).toEqual([]);
    expect(frozen.track('webchat', menuClick)).toBe('own');
    expect(names()).toEqual([]);
  });

  it('leaves a method inherited that was inherited', () => {
    class Sdk {
      track(): string {
        return 'own';
      }
    }
    const sdk = new Sdk();
    Reflect.set(window, 'exponea', sdk);
    const { analytics } = listen();
    expect(Object.keys(sdk)).toEqual(['track']);
    analytics.stop();
    expect(Object.keys(sdk)).toEqual([]);
    expect(sdk.track()).toBe('own');
  });

  it('and starting anew hears again, once', () => {
    const { event } = open({ arrival: 'manual' });
    listen().analytics.stop();
    const { names } = listen();
    event('url_click');
    expect(names()).toEqual(['url_click']);
  });

  it('and starting anew gives what still waits in the queue the id that it had', () => {
    const { event } = open({ arrival: 'manual' });
    event('url_click');
    const first = listen();
    first.analytics.stop();
    const second = listen();
    expect(second.events.map((entry) => entry.event_id)).toEqual(first.events.map((entry) => entry.event_id));
    expect(second.names()).toEqual(['url_click']);
  });

  it('while the SDK is not there yet ends the search', () => {
    const { analytics } = listen();
    analytics.stop();
    expect(vi.getTimerCount()).toBe(0);
    const { wrapped } = open();
    expect(wrapped()).toEqual([]);
  });
});
