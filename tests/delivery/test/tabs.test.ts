import { expect, test } from './fixtures.js';
import { late } from './plans.js';

const copies = [{ storage: 'local' }] as const;

test('two tabs that share their storage send on what each of them has left, once', async ({ context, page, visit }) => {
  const other = await context.newPage();
  await visit.open({ ...late, copies });
  await visit.open({ ...late, copies }, other);
  await page.evaluate(() => window.visit.outcomes(12));
  await other.evaluate(() => window.visit.outcomes(12));
  await Promise.all([visit.open({ copies }), visit.open({ copies }, other)]);
  await visit.arrived(24);
  expect(await visit.outcome()).toEqual({ outcomes: 24, ga4: 24, meta: 24, duplicates: 0, beforeConsent: 0 });
});

test('what one tab has left arrives from another one', async ({ context, site, visit }) => {
  const other = await context.newPage();
  await visit.open({ ...late, copies }, other);
  await other.evaluate(() => window.visit.outcomes(10));
  await other.goto(`${site}visit.js`);
  await visit.open({ copies });
  await visit.arrived(10);
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 10, duplicates: 0, beforeConsent: 0 });
});

test('tabs that go on at the same time, again and again, lose and double nothing', async ({ context, page, visit }) => {
  const tabs = [page, await context.newPage()];
  for (let round = 0; round < 4; round++) {
    await Promise.all(tabs.map((tab) => visit.open({ copies, ...(round % 2 ? {} : late) }, tab)));
    await Promise.all(tabs.map((tab) => tab.evaluate(() => window.visit.outcomes(8))));
  }
  await Promise.all(tabs.map((tab) => visit.open({ copies }, tab)));
  await visit.arrived(64);
  expect(await visit.outcome()).toEqual({ outcomes: 64, ga4: 64, meta: 64, duplicates: 0, beforeConsent: 0 });
});

test('a refusal wipes at once what is stored, though another tab is at it', async ({ context, page, visit }) => {
  const other = await context.newPage();
  await visit.open({ ...late, copies }, other);
  await other.evaluate(() => window.visit.outcomes(10));
  await other.reload();
  await expect.poll(async () => (await visit.books(other)).some(({ sinks }) => sinks.meta?.restored)).toBe(true);
  // Meta's events stay stored until they are delivered.
  await visit.open({ ...late, copies });
  expect(await page.evaluate(() => window.visit.stored())).toHaveLength(1);
  expect(
    await page.evaluate(() => {
      window.visit.refuse();
      return window.visit.stored();
    }),
  ).toEqual([]);
});

test('what a tab had taken up when it crashed arrives at Meta, which knows an event again, and at GA4 at most once', async ({ context, visit }) => {
  const other = await context.newPage();
  await visit.open({ ...late, copies }, other);
  await other.evaluate(() => window.visit.outcomes(10));
  await other.reload();
  await expect.poll(async () => (await visit.books(other)).some(({ sinks }) => sinks.ga4?.restored && sinks.meta?.restored)).toBe(true);
  await visit.open({ ...late, copies });
  const session = await context.newCDPSession(other);
  const crashed = other.waitForEvent('crash');
  // The answer never comes.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await other.close();
  await visit.open({ copies });
  await expect.poll(async () => (await visit.outcome()).meta).toBe(10);
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 0, meta: 10, duplicates: 0, beforeConsent: 0 });
});

test('tabs with a storage of their own take nothing from each other', async ({ context, page, visit }) => {
  const other = await context.newPage();
  await visit.open(late, other);
  await other.evaluate(() => window.visit.outcomes(5));
  await visit.open(late, other);
  await visit.open();
  await page.evaluate(() => window.visit.outcomes(5));
  await visit.arrived(5);
  await visit.open({}, other);
  await visit.arrived(10);
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 10, duplicates: 0, beforeConsent: 0 });
});
