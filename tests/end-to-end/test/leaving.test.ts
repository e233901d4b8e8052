import type { ChatAnalytics, HostEvent } from '@chat-analytics/core';
import { expect, test as base, type Page } from '@playwright/test';
import { openEndpoint, type Endpoint } from './endpoint.js';

/** The shop's own server, and another one that may take its events. */
const test = base.extend<{ shop: Endpoint; elsewhere: Endpoint }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  shop: async ({}, use) => {
    const endpoint = await openEndpoint();
    await use(endpoint);
    await endpoint.close();
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  elsewhere: async ({}, use) => {
    const endpoint = await openEndpoint();
    await use(endpoint);
    await endpoint.close();
  },
});

/** Opens a page of the shop that gathers for longer than anybody stays. */
async function open(page: Page, shop: Endpoint, url: string): Promise<void> {
  const options = { url, batch: { size: 200, waitMs: 600_000 } };
  await page.goto(`${shop.origin}/?webhook=${encodeURIComponent(JSON.stringify(options))}`);
}

async function track(page: Page, events: readonly HostEvent[]): Promise<void> {
  await page.evaluate((list) => {
    const { analytics } = window as unknown as { analytics: ChatAnalytics };
    for (const event of list) analytics.track(event);
  }, events);
}

const outcomes: readonly HostEvent[] = [
  { event_type: 'lead_qualified', event_id: 'a' },
  { event_type: 'goal_met', event_id: 'b' },
];

test('what the webhook has gathered arrives when the shopper goes to another page', async ({ page, shop }) => {
  await open(page, shop, '/events');
  await track(page, outcomes);
  expect(shop.received).toEqual([]);
  await page.goto(`${shop.origin}/next`);
  await expect.poll(() => shop.received.map(({ ids }) => ids)).toEqual([['a', 'b']]);
});

test('it arrives on another server, too, which the browser has to ask first', async ({ page, shop, elsewhere }) => {
  await open(page, shop, `${elsewhere.origin}/events`);
  await track(page, outcomes);
  await page.goto(`${shop.origin}/next`);
  await expect.poll(() => elsewhere.received.map(({ ids }) => ids)).toEqual([['a', 'b']]);
});

test('it arrives when the shopper closes the page', async ({ page, shop }) => {
  await open(page, shop, '/events');
  await track(page, outcomes);
  await page.close();
  await expect.poll(() => shop.received.map(({ ids }) => ids)).toEqual([['a', 'b']]);
});

test('of more than may outlive a page the oldest arrive, each once and in order', async ({ page, shop }) => {
  await open(page, shop, '/events');
  const events = Array.from({ length: 60 }, (_, number): HostEvent => ({ event_type: 'message_sent', event_id: `message ${number}`, properties: { message_text: 'x'.repeat(1000) } }));
  await track(page, events);
  await page.goto(`${shop.origin}/next`);
  const bytes = (): number => shop.received.reduce((sum, batch) => sum + batch.bytes, 0);
  await expect.poll(bytes).toBeGreaterThan(55_000);
  expect(bytes()).toBeLessThan(64 * 1024);
  const ids = new Set(shop.received.flatMap((batch) => batch.ids));
  expect([...ids].sort()).toEqual(
    events
      .slice(0, ids.size)
      .map((event) => event.event_id)
      .sort(),
  );
});
