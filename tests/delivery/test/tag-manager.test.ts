import { expect, test } from './fixtures.js';

const copies = [{ sinks: ['gtm'] }] as const;

test('a burst of 60 arrives whole through a GA4 tag, at the pace that gtag.js survives', async ({ page, visit }) => {
  await page.clock.install();
  await visit.open({ copies, gtm: {} });
  await page.evaluate(() => window.visit.outcomes(60));
  await page.clock.runFor(20_000);
  expect(await visit.outcome()).toMatchObject({ outcomes: 60, duplicates: 0, beforeConsent: 0 });
  expect(await visit.hits()).toHaveLength(60);
});

test('what happened before GTM came arrives from the next page, though gtag.js runs on both', async ({ page, visit }) => {
  await visit.open({ copies, gtm: { arrival: 'manual' } });
  await page.evaluate(() => window.visit.outcomes(5));
  await visit.open({ copies, gtm: { arrival: 300 } });
  await expect.poll(async () => (await visit.hits()).length).toBe(5);
  expect(await visit.outcome()).toMatchObject({ outcomes: 5, duplicates: 0 });
});

test('two copies of the library push each event once', async ({ page, visit }) => {
  await visit.open({ copies: [...copies, ...copies], gtm: { arrival: 300 } });
  await page.evaluate(() => window.visit.outcomes(10));
  await expect.poll(async () => (await visit.hits()).length).toBe(10);
  expect(await visit.outcome()).toMatchObject({ outcomes: 10, duplicates: 0 });
});
