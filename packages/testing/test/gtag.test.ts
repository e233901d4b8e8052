import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGtag, type GtagFake, type GtagOptions } from '../src/gtag.js';

let fake: GtagFake;

function open(options: GtagOptions = {}): void {
  fake = createGtag(window, options);
}

function gtag(...args: unknown[]): void {
  const onPage: unknown = Reflect.get(window, 'gtag');
  if (typeof onPage !== 'function') throw new Error('There is no gtag on the page.');
  Reflect.apply(onPage, undefined, args);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  fake.remove();
  vi.useRealTimers();
});

describe('event_callback', () => {
  it('is called after the call has returned, with the id of the container', () => {
    open();
    const callback = vi.fn();
    gtag('event', 'a', { event_callback: callback });
    expect(callback).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(callback).toHaveBeenCalledExactlyOnceWith('G-TEST00000');
  });

  it('is called for all 60 events of a burst, though the limiter takes most of them', () => {
    open();
    const callback = vi.fn();
    for (let i = 0; i < 60; i++) gtag('event', 'a', { event_callback: callback });
    vi.runAllTimers();
    expect(callback).toHaveBeenCalledTimes(60);
    expect(fake.hits).toHaveLength(19);
  });

  it('is called for an event whose send_to names no stream of the page, and which is lost', () => {
    open();
    const callback = vi.fn();
    gtag('event', 'a', { send_to: 'G-OTHER', event_callback: callback });
    vi.runAllTimers();
    expect(callback).toHaveBeenCalledOnce();
    expect(fake.hits).toEqual([]);
    expect(fake.calls).toEqual([{ en: 'a', outcome: 'unmatched' }]);
  });

  it('is never called when gtag.js does not arrive', () => {
    open({ arrival: 'never' });
    const callback = vi.fn();
    gtag('event', 'a', { event_callback: callback });
    fake.load();
    vi.advanceTimersByTime(60_000);
    expect(callback).not.toHaveBeenCalled();
  });

  it('dies with the page', () => {
    open();
    const callback = vi.fn();
    gtag('event', 'a', { event_callback: callback });
    fake.navigate();
    vi.runAllTimers();
    expect(callback).not.toHaveBeenCalled();
    expect(fake.hits).toEqual([{ en: 'a' }]);
  });
});

describe('get', () => {
  it('never calls back for an id that it does not know', () => {
    open();
    const known = vi.fn();
    const unknown = vi.fn();
    gtag('get', 'G-TEST00000', 'client_id', known);
    gtag('get', 'G-OTHER', 'client_id', unknown);
    vi.runAllTimers();
    expect(known).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^\d+\.\d+$/));
    expect(unknown).not.toHaveBeenCalled();
  });
});

describe('parameters', () => {
  it('are taken as they are at the time of the call', () => {
    open({ arrival: 500 });
    const onStub = { a: 'before' };
    gtag('event', 'queued', onStub);
    onStub.a = 'after';
    vi.runAllTimers();
    gtag('event', 'running', onStub);
    onStub.a = 'too late';
    expect(fake.hits).toEqual([
      { en: 'queued', 'ep.a': 'after' },
      { en: 'running', 'ep.a': 'after' },
    ]);
  });

  it('that gtag.js uses itself, or whose names begin with an underscore, do not arrive', () => {
    open();
    gtag('event', 'a', { currency: 'EUR', user_id: 'u', items: [], page_location: '/', _private: 1, value: 2 });
    expect(fake.hits).toEqual([{ en: 'a', 'epn.value': '2' }]);
  });

  it('keep their e-mail addresses on a stream without redaction, and lose only those on one with it', () => {
    open({ redactEmails: false });
    gtag('event', 'a', { a: 'ask jane.doe@example.com, please' });
    fake.remove();
    expect(fake.hits).toEqual([{ en: 'a', 'ep.a': 'ask jane.doe@example.com, please' }]);
    open();
    gtag('event', 'a', { a: 'ask jane.doe@example.com, please' });
    expect(fake.hits).toEqual([{ en: 'a', 'ep.a': 'ask (redacted), please' }]);
  });
});

describe('Consent Mode', () => {
  it.each([
    [{ ad_storage: 'granted', analytics_storage: 'denied' }, 'G110'],
    [{ ad_storage: 'denied', analytics_storage: 'granted' }, 'G101'],
    [{ analytics_storage: 'denied' }, 'G1-0'],
  ])('of %o shows as %s, and holds nothing back', (states, gcs) => {
    open();
    gtag('event', 'a');
    gtag('consent', 'default', states);
    gtag('event', 'b');
    expect(fake.hits).toEqual([{ en: 'a' }, { en: 'b', gcs }]);
  });

  it('lets an update win over a default', () => {
    open();
    gtag('consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied' });
    gtag('consent', 'update', { analytics_storage: 'granted' });
    gtag('event', 'a');
    expect(fake.hits).toEqual([{ en: 'a', gcs: 'G101' }]);
  });
});

describe('send_to', () => {
  it.each([['default'], [['G-OTHER', 'G-TEST00000']]])('of %o reaches the stream', (target) => {
    open();
    gtag('event', 'a', { send_to: target });
    expect(fake.hits).toEqual([{ en: 'a' }]);
  });
});

describe('the limiter', () => {
  it('takes no token for an event that goes nowhere anyway', () => {
    open();
    vi.advanceTimersByTime(10_000);
    for (let i = 0; i < 30; i++) {
      gtag('event', '_a');
      gtag('event', 'a', { send_to: 'G-OTHER' });
    }
    for (let i = 0; i < 21; i++) gtag('event', 'b');
    expect(fake.hits).toHaveLength(20);
    expect(fake.calls.at(-1)).toEqual({ en: 'b', outcome: 'limited' });
  });
});

describe('a circular parameter that waited on the stub', () => {
  it('throws at nobody, and is lost alone', () => {
    open({ arrival: 'manual' });
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    gtag('event', 'a', { circular });
    gtag('event', 'b');
    fake.load();
    expect(fake.hits).toEqual([{ en: 'b' }]);
  });
});

describe('hits', () => {
  it('are told to listeners until they stop listening', () => {
    open();
    const listener = vi.fn();
    const stop = fake.onHit(listener);
    gtag('event', 'a');
    stop();
    gtag('event', 'b');
    expect(listener).toHaveBeenCalledExactlyOnceWith({ en: 'a' });
  });
});

describe('dataLayer', () => {
  it('keeps the last 300 entries once the library runs', () => {
    open({ arrival: 'manual' });
    const dataLayer: unknown = Reflect.get(window, 'dataLayer');
    for (let i = 0; i < 400; i++) gtag('event', 'a');
    expect(dataLayer).toHaveLength(402);
    fake.load();
    gtag('event', 'b');
    expect(dataLayer).toHaveLength(300);
  });
});
