// @vitest-environment node
import { createChatAnalytics } from '@chat-analytics/core';
import { hostEventOf } from '@chat-analytics/testing';
import { expect, it } from 'vitest';
import { webhook } from '../src/index.js';
import { openEndpoint } from './endpoint.js';

/** How much faster than ours the page's time goes, so that its pauses are short. Requests and answers are as they are. */
const speed = 40;

/** A page that can lose its network. */
function openPage(): Window & { readonly navigator: { onLine: boolean } } {
  const page = {
    location: new URL('http://127.0.0.1/'),
    navigator: { onLine: true },
    performance: { now: () => performance.now() * speed },
    setTimeout: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds / speed),
    clearTimeout,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    fetch: (url: string, init: RequestInit) => (page.navigator.onLine ? fetch(url, init) : Promise.reject(new TypeError('Failed to fetch'))),
  };
  return page as unknown as Window & { readonly navigator: { onLine: boolean } };
}

const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('10,000 of 10,000 events arrive, in order, though one request in three fails, the endpoint restarts twice, and the network is gone for a while', async () => {
  const page = openPage();
  const mishaps: { readonly at: number; readonly happen: () => Promise<void> }[] = [
    { at: 2000, happen: restart },
    { at: 4000, happen: loseNetwork },
    { at: 6000, happen: restart },
  ];
  const happened: Promise<void>[] = [];
  const endpoint = await openEndpoint((kept) => {
    if (kept >= (mishaps[0]?.at ?? Infinity)) happened.push(mishaps.shift()?.happen() ?? Promise.resolve());
  });

  async function restart(): Promise<void> {
    await endpoint.stop();
    await later(200);
    await endpoint.start();
  }

  async function loseNetwork(): Promise<void> {
    page.navigator.onLine = false;
    // What is on its way may still arrive.
    await later(50);
    const before = endpoint.kept.size;
    await later(200);
    expect(endpoint.kept.size).toBe(before);
    page.navigator.onLine = true;
  }

  const issues: string[] = [];
  const analytics = createChatAnalytics({
    sources: [],
    sinks: [webhook({ url: endpoint.url })],
    consent: { analytics: 'granted' },
    storage: 'none',
    limits: { held: 10_000 },
    onIssue: ({ code }) => issues.push(code),
    window: page,
  });
  const ids = Array.from({ length: 10_000 }, (_, number) => `event ${number}`);
  for (const id of ids) analytics.track(hostEventOf('chat_opened', id));
  while (analytics.health().sinks.webhook?.delivered !== ids.length) await later(20);
  await Promise.all(happened);
  const books = analytics.health().sinks.webhook;
  await endpoint.stop();

  expect(happened).toHaveLength(3);
  expect(endpoint.kept.size).toBe(10_000);
  expect([...endpoint.kept]).toEqual(ids);
  expect(books).toMatchObject({ offered: 10_000, delivered: 10_000, failed: 0, held: {}, dropped: {} });
  expect(issues).toEqual([]);
  // Every fault was met, some events came twice, and a key never stood for two batches.
  for (const count of Object.values(endpoint.faults)) expect(count).toBeGreaterThan(5);
  expect(Object.keys(endpoint.faults)).toHaveLength(6);
  expect(endpoint.seenAgain).toBeGreaterThan(0);
  expect(endpoint.ambiguousKeys).toEqual([]);
});
