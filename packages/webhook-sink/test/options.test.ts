// @vitest-environment node
// Whose Headers refuse what a browser's refuse.
import { createChatAnalytics, type Issue } from '@chat-analytics/core';
import { expect, it, vi } from 'vitest';
import { webhook, type WebhookOptions } from '../src/index.js';

/** A page at an address, with what the sink needs of it. */
function pageAt(href: string): Window {
  return {
    location: new URL(href),
    navigator: { onLine: true },
    performance,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    setTimeout: () => 1,
    clearTimeout: () => undefined,
    fetch: () => Promise.resolve(new Response()),
  } as unknown as Window;
}

interface Found {
  /** Where something is wrong, and what. */
  problems: (string | undefined)[];
  dropped: unknown;
  fetched: number;
}

async function tryOptions(options: unknown, href = 'https://shop.example/p/1'): Promise<Found> {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const page = pageAt(href);
  const fetch = vi.spyOn(page, 'fetch');
  const issues: Issue[] = [];
  const analytics = createChatAnalytics({
    storage: 'none',
    sources: [],
    sinks: [webhook(options as WebhookOptions)],
    consent: 'not_required',
    debug: false,
    window: page,
    onIssue: (issue) => issues.push(issue),
  });
  analytics.track({ event_type: 'chat_opened' });
  // Its one event is a batch, or was dropped.
  await Promise.resolve();
  const { dropped } = analytics.health().sinks.webhook ?? {};
  analytics.stop();
  return { problems: issues.map(({ where, detail = '' }) => `${where} ${detail}`), dropped, fetched: fetch.mock.calls.length };
}

const batch = { size: 1 };
const fine = { problems: [], dropped: {}, fetched: 1 };
const wrongUrl = { problems: ['webhook.url must be what this page can send'], dropped: { bad_option: 1 }, fetched: 0 };
const wrongHeaders = { problems: ['webhook.headers must be what this page can send'], dropped: { bad_option: 1 }, fetched: 0 };

for (const url of ['https://api.shop.example/events', '/events', 'events?v=1', '//api.shop.example/', 'http://localhost:3000/', 'http://127.0.0.1/events', 'http://[::1]:80/events', 'HTTPS://API.SHOP.EXAMPLE']) {
  it(`from a secure page events go to ${url}`, async () => {
    expect(await tryOptions({ url, batch })).toEqual(fine);
  });
}

for (const url of ['', 'http://shop.example/events', ' http://shop.example/events', 'http://localhost.shop.example@evil.example/', 'https://user:secret@shop.example/', 'ftp://shop.example/', 'javascript:alert(1)', 'data:,', 'https://', 'http://[']) {
  it(`from a secure page nothing goes to "${url}": it is reported, and the event dropped and counted`, async () => {
    expect(await tryOptions({ url, batch })).toEqual(wrongUrl);
  });
}

it('from an insecure page events may go to an insecure address', async () => {
  expect(await tryOptions({ url: 'http://shop.example/events', batch }, 'http://shop.example/p/1')).toEqual(fine);
  expect(await tryOptions({ url: '/events', batch }, 'http://shop.example/p/1')).toEqual(fine);
});

it('a page without an address of its own takes no path', async () => {
  expect(await tryOptions({ url: '/events', batch }, 'about:blank')).toEqual(wrongUrl);
});

it('without a url nothing is sent', async () => {
  expect(await tryOptions({ batch })).toEqual(wrongUrl);
  expect(await tryOptions({ url: 7, batch })).toMatchObject({ problems: ['webhook.url must be string'], fetched: 0 });
  expect(await tryOptions(undefined)).toMatchObject({ problems: ['webhook must be an object of url, headers, batch, events, purpose', 'webhook.url must be what this page can send'], fetched: 0 });
});

for (const headers of [{ 'x-shop': 7 }, { 'x-shop': undefined }, { 'x shop': 'a' }, { 'x-shop': 'a\nb: c' }, { 'x-shop': 'Größe €' }, 7, null, 'x-shop: a']) {
  it(`without the headers that were meant nothing is sent: ${JSON.stringify(headers)}`, async () => {
    expect(await tryOptions({ url: '/events', headers, batch })).toEqual(wrongHeaders);
  });
}

it('other wrong options are named, and their defaults hold', async () => {
  const options = { url: '/events', batch: { size: -1, waitMs: 'soon', bytes: 1 }, events: ['opened'], purpose: 'fun', retries: 3 };
  expect(await tryOptions(options)).toEqual({
    problems: [
      'webhook.events must be list of event types',
      'webhook.purpose must be analytics|advertising|none',
      'webhook.retries allowed: url, headers, batch, events, purpose',
      'webhook.batch.size must be positive number',
      'webhook.batch.waitMs must be positive number',
      'webhook.batch.bytes allowed: size, waitMs',
    ],
    dropped: {},
    fetched: 0,
  });
});

it('is made on a server without harm', () => {
  const analytics = createChatAnalytics({ sources: [], sinks: [webhook({ url: '/events' })], consent: 'not_required', storage: 'none', debug: false });
  analytics.track({ event_type: 'chat_opened' });
  expect(analytics.health().issues).toEqual([]);
});

it('needs the consent of analytics, confirms what was acknowledged, and says that the endpoint knows events by their ids', () => {
  expect(webhook({ url: '/events' })).toMatchObject({ name: 'webhook', purpose: 'analytics', confirms: 'acknowledged', idempotent: true, pace: false });
  expect(webhook({ url: '/events', purpose: 'none' }).purpose).toBe('none');
});
