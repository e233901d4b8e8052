import { expect, test } from './fixtures.js';

const minute = 60_000;

test('a burst of 60 arrives whole, at the pace that gtag.js survives', async ({ page, visit }) => {
  await visit.open();
  await page.evaluate(() => window.visit.outcomes(60));
  await visit.arrived(60);
  expect(await visit.outcome()).toEqual({ outcomes: 60, ga4: 60, meta: 60, duplicates: 0, beforeConsent: 0 });
});

test('a burst of 600 arrives whole within four minutes', async ({ page, visit }) => {
  await page.clock.install();
  await visit.open();
  await page.evaluate(() => window.visit.outcomes(600));
  await page.clock.runFor(4 * minute);
  expect(await visit.outcome()).toEqual({ outcomes: 600, ga4: 600, meta: 600, duplicates: 0, beforeConsent: 0 });
});

test('a burst of 10,000 arrives whole where events may be as old as that takes', async ({ page, visit }) => {
  await page.clock.install();
  await visit.open({ copies: [{ limits: { held: 10_000, stored: 10_000 }, maxAgeMs: 60 * minute }] });
  await page.evaluate(() => window.visit.outcomes(10_000));
  await page.clock.runFor(56 * minute);
  expect(await visit.outcome()).toEqual({ outcomes: 10_000, ga4: 10_000, meta: 10_000, duplicates: 0, beforeConsent: 0 });
});

test('of a burst of 10,000 each arrives or is counted as too old', async ({ page, visit }) => {
  await page.clock.install();
  await visit.open({ copies: [{ limits: { held: 10_000, stored: 10_000 } }] });
  await page.evaluate(() => window.visit.outcomes(10_000));
  await page.clock.runFor(31 * minute);
  // GA4 takes an event's time from its arrival, so nothing goes there half an hour late: 15 at once and 3 a second until then.
  const { ga4, ...rest } = await visit.outcome();
  expect(rest).toEqual({ outcomes: 10_000, meta: 10_000, duplicates: 0, beforeConsent: 0 });
  expect(ga4).toBeGreaterThanOrEqual(15 + 3 * 30 * 60 - 1);
  const [books] = await visit.books();
  expect(books?.sinks.ga4).toMatchObject({ delivered: ga4, dropped: { expired: 10_000 - ga4 }, held: {} });
});
