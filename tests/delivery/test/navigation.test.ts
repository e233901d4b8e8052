import { expect, test } from './fixtures.js';
import { late } from './plans.js';

const later = { gtag: { arrival: 300 }, pixel: { arrival: 300 } } as const;

test('what happened before the libraries came arrives from the next page', async ({ page, visit }) => {
  await visit.open(late);
  await page.evaluate(() => window.visit.outcomes(5));
  await visit.open(later);
  await visit.arrived(5);
  expect(await visit.outcome()).toEqual({ outcomes: 5, ga4: 5, meta: 5, duplicates: 0, beforeConsent: 0 });
});

test('what happened before the libraries came passes through any number of pages', async ({ page, visit }) => {
  for (let count = 0; count < 4; count++) {
    await visit.open(late);
    await page.evaluate(() => window.visit.outcomes(5));
  }
  await visit.open(later);
  await visit.arrived(20);
  expect(await visit.outcome()).toEqual({ outcomes: 20, ga4: 20, meta: 20, duplicates: 0, beforeConsent: 0 });
});

test('libraries that came just before the shopper left get what waited for them', async ({ page, visit }) => {
  await visit.open(late);
  await page.evaluate(() => window.visit.outcomes(5));
  // By now they are looked for once a second.
  await page.waitForTimeout(1500);
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => {
      window.visit.load('gtag');
      window.visit.load('pixel');
      location.reload();
    }),
  ]);
  expect(await visit.outcome()).toEqual({ outcomes: 5, ga4: 5, meta: 5, duplicates: 0, beforeConsent: 0 });
});

test('what a burst leaves when the shopper goes on arrives from the next page', async ({ page, visit }) => {
  await visit.open();
  await page.evaluate(() => window.visit.outcomes(40));
  await visit.open();
  await visit.arrived(40);
  expect(await visit.outcome()).toEqual({ outcomes: 40, ga4: 40, meta: 40, duplicates: 0, beforeConsent: 0 });
});

test('what a burst leaves when the shopper reloads arrives from the page that comes', async ({ page, visit }) => {
  await visit.open();
  await page.evaluate(() => window.visit.outcomes(30));
  await page.waitForTimeout(500);
  await page.reload();
  await page.evaluate(() => window.visit.outcomes(3));
  await visit.arrived(33);
  expect(await visit.outcome()).toEqual({ outcomes: 33, ga4: 33, meta: 33, duplicates: 0, beforeConsent: 0 });
});

test('a page with storage off loses what waits, counts it as held, and sends nothing twice', async ({ page, visit }) => {
  const off = { copies: [{ storage: 'none' }] } as const;
  await visit.open({ ...late, ...off });
  await page.evaluate(() => window.visit.outcomes(5));
  await visit.open(off);
  for (const { sinks } of (await visit.books()).filter(({ sinks }) => sinks.ga4?.offered)) for (const name of ['ga4', 'meta']) expect(sinks[name]).toMatchObject({ held: { not_ready: 5 }, carried: 0 });
  await page.evaluate(() => window.visit.outcomes(2));
  await visit.arrived(2);
  expect(await visit.outcome()).toEqual({ outcomes: 7, ga4: 2, meta: 2, duplicates: 0, beforeConsent: 0 });
});
