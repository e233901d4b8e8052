import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { late } from './plans.js';

/** Goes back to the page before, which must be the very one that was left. */
async function goBack(page: Page): Promise<void> {
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => window.visit.persisted)).toBe(true);
}

/** Chromium throws a page out that is left in the moment in which it asks for the lock of a storage that tabs share: lets that moment go by. */
async function outlastAsking(page: Page, storage: string): Promise<void> {
  // By the page's own timers, of which a busy machine delays all alike.
  if (storage === 'local') await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
}

async function loadLibraries(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.visit.load('gtag');
    window.visit.load('pixel');
  });
}

for (const storage of ['session', 'local', 'none'] as const) {
  test(`a page that comes back as it was sends on what nobody took meanwhile (storage ${storage})`, async ({ page, site, visit }) => {
    await visit.open({ ...late, copies: [{ storage }] });
    await page.evaluate(() => window.visit.outcomes(10));
    await outlastAsking(page, storage);
    await page.goto(`${site}visit.js`);
    await goBack(page);
    await loadLibraries(page);
    await page.evaluate(() => window.visit.outcomes(3));
    await visit.arrived(13);
    expect(await visit.outcome()).toEqual({ outcomes: 13, ga4: 13, meta: 13, duplicates: 0, beforeConsent: 0 });
  });
}

for (const storage of ['session', 'local'] as const) {
  test(`a page that comes back as it was leaves to the other page what that has sent (storage ${storage})`, async ({ page, visit }) => {
    const copies = [{ storage }];
    await visit.open({ ...late, copies });
    const [first = ''] = await page.evaluate(() => window.visit.outcomes(10));
    await outlastAsking(page, storage);
    await visit.open({ copies });
    await page.evaluate(() => window.visit.outcomes(4));
    await visit.arrived(14);
    await goBack(page);
    await loadLibraries(page);
    await page.evaluate((id) => {
      window.visit.dispatch(id);
      window.visit.outcomes(2);
    }, first);
    await visit.arrived(16);
    expect(await visit.outcome()).toEqual({ outcomes: 16, ga4: 16, meta: 16, duplicates: 0, beforeConsent: 0 });
  });
}

test('a page that has waited for another tab comes back as it was', async ({ context, page, site, visit }) => {
  const copies = [{ storage: 'local' }] as const;
  const other = await context.newPage();
  await visit.open({ ...late, copies }, other);
  await other.evaluate(() => window.visit.outcomes(10));
  await other.reload();
  await expect.poll(async () => (await visit.books(other)).some(({ sinks }) => sinks.meta?.restored)).toBe(true);
  await visit.open({ copies });
  // Chromium throws a page out that queues for a lock.
  expect(await page.evaluate(async () => (await navigator.locks.query()).pending)).toEqual([]);
  await page.goto(`${site}visit.js`);
  await loadLibraries(other);
  await expect.poll(async () => (await visit.books(other)).some(({ sinks }) => sinks.meta?.delivered === 10)).toBe(true);
  await goBack(page);
  await visit.arrived(10);
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 10, duplicates: 0, beforeConsent: 0 });
});

for (const storage of ['session', 'local'] as const) {
  test(`a burst survives going on and back, and on again (storage ${storage})`, async ({ page, visit }) => {
    const copies = [{ storage }];
    await visit.open({ copies });
    await page.evaluate(() => window.visit.outcomes(30));
    await outlastAsking(page, storage);
    await visit.open({ ...late, copies });
    await page.evaluate(() => window.visit.outcomes(5));
    await outlastAsking(page, storage);
    await goBack(page);
    await outlastAsking(page, storage);
    await page.goForward({ waitUntil: 'commit' });
    await expect.poll(() => page.evaluate(() => window.visit.persisted)).toBe(true);
    await loadLibraries(page);
    await visit.arrived(35);
    expect(await visit.outcome()).toEqual({ outcomes: 35, ga4: 35, meta: 35, duplicates: 0, beforeConsent: 0 });
  });
}
