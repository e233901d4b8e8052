// @vitest-environment happy-dom
import { createChatAnalytics, type ChatAnalytics, type Sink } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { createGtag, createRecordingSink, hostEventOf, type RecordingSink } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(sinks: readonly Sink[]): ChatAnalytics {
  return createChatAnalytics({ sources: [], sinks, consent: 'not_required', debug: false });
}

function trackMany(analytics: ChatAnalytics, count: number, from = 0): void {
  for (let number = from; number < from + count; number++) analytics.track(hostEventOf('chat_opened', `e${number}`));
}

function paced(name = 'paced'): RecordingSink {
  return Object.assign(createRecordingSink({ name }), { pace: { burst: 5, perSecond: 2 } });
}

const idsOf = (sink: RecordingSink): string[] => sink.events.map((event) => event.event_id);
const first = (count: number): string[] => Array.from({ length: count }, (_, number) => `e${number}`);

describe('a burst', () => {
  it('of sixty reaches GA4 whole, though gtag.js loses what comes faster than it can take', async () => {
    const gtag = createGtag(window);
    try {
      gtag.load();
      const analytics = start([ga4()]);
      trackMany(analytics, 60);
      expect(analytics.health().sinks.ga4).toMatchObject({ delivered: 15, held: { pace: 45 } });
      await vi.advanceTimersByTimeAsync(25_000);
      expect(gtag.hits.map((hit) => hit['ep.chat_event_id'])).toEqual(first(60));
      expect(analytics.health().sinks.ga4).toMatchObject({ delivered: 60, held: {} });
    } finally {
      gtag.remove();
    }
  });

  it('of sixty loses two thirds where the pace is turned off: the limit is real', async () => {
    const gtag = createGtag(window);
    try {
      gtag.load();
      trackMany(start([ga4({ pace: false })]), 60);
      await vi.advanceTimersByTimeAsync(25_000);
      expect(gtag.hits.length).toBeLessThanOrEqual(20);
    } finally {
      gtag.remove();
    }
  });

  it('goes at the pace of the sink, in order, and leaves no timer when it is through', async () => {
    const sink = paced();
    const analytics = start([sink]);
    trackMany(analytics, 9);
    expect(idsOf(sink)).toEqual(first(5));
    await vi.advanceTimersByTimeAsync(999);
    expect(idsOf(sink)).toEqual(first(6));
    await vi.advanceTimersByTimeAsync(1001);
    expect(idsOf(sink)).toEqual(first(9));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not save up more than a burst while nothing happens', async () => {
    const sink = paced();
    const analytics = start([sink]);
    trackMany(analytics, 5);
    await vi.advanceTimersByTimeAsync(3_600_000);
    trackMany(analytics, 20, 5);
    expect(sink.events).toHaveLength(10);
  });

  it('does not count against the pace what the sink leaves out', () => {
    const sink = paced();
    sink.behave = () => ({ dropped: 'filtered' });
    const analytics = start([sink]);
    trackMany(analytics, 50);
    expect(analytics.health().sinks.paced).toMatchObject({ dropped: { filtered: 50 }, held: {} });
  });
});

describe('sinks of one name', () => {
  it('share a pace, for it is the library behind them that has it', () => {
    const sinks = [paced(), paced()];
    trackMany(start(sinks), 10);
    expect(sinks.map((sink) => sink.events.length).reduce((sum, count) => sum + count)).toBe(5);
  });

  it('share it across copies of this library', async () => {
    vi.resetModules();
    const copy = await vi.importActual<typeof import('@chat-analytics/core')>('@chat-analytics/core');
    expect(copy.createChatAnalytics).not.toBe(createChatAnalytics);
    const sinks = [paced(), paced()];
    trackMany(start(sinks.slice(0, 1)), 4);
    const other = copy.createChatAnalytics({ sources: [], sinks: sinks.slice(1), consent: 'not_required' });
    trackMany(other, 4, 10);
    expect(sinks.map((sink) => sink.events.length)).toEqual([4, 1]);
    other.stop();
  });

  it('have a pace each where their names differ', () => {
    const sinks = [paced('one'), paced('two')];
    trackMany(start(sinks), 10);
    expect(sinks.map((sink) => sink.events.length)).toEqual([5, 5]);
  });
});

describe('the option pace', () => {
  it('may set a part of it', async () => {
    const gtag = createGtag(window);
    try {
      gtag.load();
      const analytics = start([ga4({ pace: { burst: 3 } })]);
      trackMany(analytics, 10);
      expect(analytics.health().sinks.ga4).toMatchObject({ delivered: 3 });
      await vi.advanceTimersByTimeAsync(1010);
      expect(analytics.health().sinks.ga4).toMatchObject({ delivered: 6 });
    } finally {
      gtag.remove();
    }
  });

  it('that makes no sense leaves the default, and is named', () => {
    expect(ga4({ pace: { burst: -1, perSecond: 0 } }).problems?.map(({ where }) => where)).toEqual(['ga4.pace.burst', 'ga4.pace.perSecond']);
    expect(ga4({ pace: { burst: -1, perSecond: 0 } }).pace).toEqual({ burst: 15, perSecond: 3 });
  });

  it('of less than one event at once still lets events go', async () => {
    const sink = Object.assign(createRecordingSink(), { pace: { burst: 0.5, perSecond: 2 } });
    trackMany(start([sink]), 3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sink.events).toHaveLength(3);
  });
});
