import { expect, test } from './fixtures.js';
import { late } from './plans.js';

const pairs = {
  'with a sink each': [{ sinks: ['ga4'] }, { sinks: ['meta'] }],
  'with the same sinks': [{}, {}],
  'with the same sinks, of which one hears the aliases': [{}, { listen: 'aliases' }],
} as const;

for (const [how, copies] of Object.entries(pairs)) {
  test(`two copies of the library ${how} send each event once`, async ({ page, visit }) => {
    await visit.open({ copies });
    await page.evaluate(() => window.visit.outcomes(18));
    await visit.arrived(18);
    expect(await visit.outcome()).toEqual({ outcomes: 18, ga4: 18, meta: 18, duplicates: 0, beforeConsent: 0 });
  });

  test(`two copies of the library ${how} send each event once over several pages`, async ({ page, visit }) => {
    await visit.open({ copies, ...late });
    await page.evaluate(() => window.visit.outcomes(10));
    await visit.open({ copies });
    await page.evaluate(() => window.visit.outcomes(20));
    await visit.open({ copies });
    await visit.arrived(30);
    expect(await visit.outcome()).toEqual({ outcomes: 30, ga4: 30, meta: 30, duplicates: 0, beforeConsent: 0 });
  });
}

for (const listen of ['stable', 'aliases'] as const) {
  test(`a widget that repeats itself under both names is counted once (listening to ${listen})`, async ({ page, visit }) => {
    await visit.open({ copies: [{ listen }], gtag: { arrival: 500 }, pixel: { arrival: 500 } });
    const repeat = (): Promise<void> =>
      page.evaluate(() => {
        for (let round = 0; round < 3; round++) for (let index = 0; index < 10; index++) window.visit.dispatch(`evt_${index}`);
      });
    await repeat();
    await visit.arrived(10);
    await repeat();
    expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 10, duplicates: 0, beforeConsent: 0 });
  });
}

for (const storage of ['session', 'local'] as const) {
  test(`a widget that repeats itself on every page is counted once (storage ${storage})`, async ({ page, visit }) => {
    await visit.open({ copies: [{ storage }], repeats: Array.from({ length: 10 }, (_, index) => `evt_${index}`) });
    for (let load = 1; load < 4; load++) {
      await visit.arrived(10);
      await page.reload();
    }
    expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 10, meta: 10, duplicates: 0, beforeConsent: 0 });
  });
}

test('what one page has sent and left is neither sent again nor lost when the widget repeats it', async ({ page, visit }) => {
  const repeat = (): Promise<void> =>
    page.evaluate(() => {
      for (let index = 0; index < 30; index++) window.visit.dispatch(`evt_${index}`);
    });
  await visit.open();
  await repeat();
  await page.reload();
  await repeat();
  await visit.arrived(30);
  expect(await visit.outcome()).toEqual({ outcomes: 30, ga4: 30, meta: 30, duplicates: 0, beforeConsent: 0 });
});
