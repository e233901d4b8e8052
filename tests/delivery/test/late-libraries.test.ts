import { expect, test } from './fixtures.js';

const late = 3000;

test('libraries that come 3 seconds late get all that happened before', async ({ page, visit }) => {
  await visit.open({ gtag: { arrival: late }, pixel: { arrival: late } });
  await page.evaluate(() => window.visit.outcomes(10));
  expect(await visit.outcome()).toMatchObject({ ga4: 0, meta: 0 });
  await visit.arrived(10);
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 10, duplicates: 0, beforeConsent: 0 });
});

test('libraries without a stub on the page for 3 seconds get all that happened before', async ({ page, visit }) => {
  await visit.open({ gtag: { stub: false, arrival: late }, pixel: { stub: false, arrival: late } });
  await page.evaluate(() => window.visit.outcomes(10));
  expect(await visit.outcome()).toMatchObject({ ga4: 0, meta: 0 });
  await visit.arrived(10);
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 10, duplicates: 0, beforeConsent: 0 });
});

test('a library that an ad blocker keeps away holds up no other', async ({ page, visit }) => {
  await visit.open({ pixel: { arrival: 'never' } });
  await page.evaluate(() => window.visit.outcomes(10));
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 0, duplicates: 0, beforeConsent: 0 });
  const [books] = await visit.books();
  expect(books?.sinks.meta).toMatchObject({ delivered: 0, held: { not_ready: 10 } });
});
