import { createChatAnalytics, type ChatAnalytics, type ChatAnalyticsOptions } from '@chat-analytics/core';
import { hostEventOf } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhook } from '../src/index.js';

const running: ChatAnalytics[] = [];
let posted: string[];
let pages = 0;

beforeEach(() => {
  vi.useFakeTimers();
  posted = [];
  // What waits for an address outlives its analytics.
  pages++;
  vi.spyOn(window, 'fetch').mockImplementation((_url, init) => {
    posted.push(...(JSON.parse(init?.body as string) as { events: { event_id: string }[] }).events.map(({ event_id: id }) => id));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
});
afterEach(() => {
  for (const { stop } of running.splice(0)) stop();
  sessionStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function start(options: Partial<ChatAnalyticsOptions> = {}): ChatAnalytics {
  const analytics = createChatAnalytics({ sources: [], sinks: [webhook({ url: `https://shop.example/${pages}` })], consent: { analytics: 'granted' }, debug: false, ...options });
  running.push(analytics);
  return analytics;
}

describe('consent that is withdrawn', () => {
  it('drops what is gathered and not on its way', async () => {
    const analytics = start();
    analytics.track(hostEventOf('chat_opened', 'a'));
    analytics.consent.update({ analytics: 'denied' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(analytics.health().sinks.webhook).toMatchObject({ dropped: { denied: 1 }, held: {} });
    expect(posted).toEqual([]);
  });

  it('does so though the analytics are stopped in the same turn', async () => {
    const analytics = start();
    analytics.track(hostEventOf('chat_opened', 'a'));
    analytics.consent.update({ analytics: 'denied' });
    analytics.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(analytics.health().sinks.webhook).toMatchObject({ dropped: { denied: 1 }, carried: 0, held: {} });
    start();
    await vi.advanceTimersByTimeAsync(5000);
    expect(posted).toEqual([]);
  });

  it('does so though it is given again in the same turn', async () => {
    const analytics = start();
    analytics.track(hostEventOf('chat_opened', 'a'));
    analytics.consent.update({ analytics: 'denied' });
    analytics.consent.update({ analytics: 'granted' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(posted).toEqual([]);
    expect(analytics.health().sinks.webhook).toMatchObject({ dropped: { denied: 1 }, held: {} });
  });

  it('keeps back nothing that comes after it is given again', async () => {
    const analytics = start();
    analytics.track(hostEventOf('chat_opened', 'refused'));
    analytics.consent.update({ analytics: 'denied' });
    await vi.advanceTimersByTimeAsync(2000);
    analytics.consent.update({ analytics: 'granted' });
    analytics.track(hostEventOf('chat_opened', 'a'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(posted).toEqual(['a']);
  });
});

describe('consent that is in doubt again', () => {
  it('keeps back what is gathered until it is given', async () => {
    const analytics = start();
    analytics.track(hostEventOf('chat_opened', 'a'));
    analytics.consent.update({ analytics: 'pending' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(posted).toEqual([]);
    expect(analytics.health().sinks.webhook).toMatchObject({ held: { consent: 1 } });
    analytics.consent.update({ analytics: 'granted' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(posted).toEqual(['a']);
  });

  it('keeps it back when the shopper leaves, too', () => {
    vi.stubGlobal('Request', { prototype: { keepalive: false } });
    const analytics = start();
    analytics.track(hostEventOf('chat_opened', 'a'));
    analytics.consent.update({ analytics: 'pending' });
    window.dispatchEvent(new Event('pagehide'));
    expect(posted).toEqual([]);
  });
});

describe('what is gathered when the analytics are stopped', () => {
  it('is sent by the next start, though nothing could be stored', async () => {
    const analytics = start({ storage: 'none' });
    analytics.track(hostEventOf('chat_opened', 'a'));
    analytics.stop();
    expect(analytics.health().sinks.webhook).toMatchObject({ carried: 1, held: {} });
    start({ storage: 'none' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(posted).toEqual(['a']);
  });
});
