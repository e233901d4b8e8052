import { expect, test } from './fixtures.js';
import { denied, granted, late, pending } from './plans.js';

for (const consentMode of [false, true]) {
  const host = consentMode ? ', with Consent Mode denied by default' : '';

  test(`what waits for consent arrives when it is granted${host}`, async ({ page, visit }) => {
    await visit.open({ consentMode, copies: [pending] });
    await page.evaluate(() => window.visit.outcomes(5));
    await page.waitForTimeout(300);
    expect(await visit.outcome()).toMatchObject({ outcomes: 5, ga4: 0, meta: 0 });
    await page.evaluate(() => window.visit.grant());
    await visit.arrived(5);
    expect(await visit.outcome()).toEqual({ outcomes: 5, ga4: 5, meta: 5, duplicates: 0, beforeConsent: 0 });
    for (const { sink, gcs } of await visit.hits()) expect(gcs).toBe(consentMode && sink === 'ga4' ? 'G111' : undefined);
  });

  test(`what waits for consent arrives when it is granted before the libraries load${host}`, async ({ page, visit }) => {
    await visit.open({ consentMode, copies: [pending], ...late });
    await page.evaluate(() => {
      window.visit.outcomes(5);
      window.visit.grant();
    });
    await page.waitForTimeout(300);
    expect(await visit.outcome()).toMatchObject({ outcomes: 5, ga4: 0, meta: 0 });
    await page.evaluate(() => {
      window.visit.load('pixel');
      window.visit.load('gtag');
    });
    await visit.arrived(5);
    expect(await visit.outcome()).toEqual({ outcomes: 5, ga4: 5, meta: 5, duplicates: 0, beforeConsent: 0 });
    for (const { sink, gcs } of await visit.hits()) expect(gcs).toBe(consentMode && sink === 'ga4' ? 'G111' : undefined);
  });
}

for (const when of ['before', 'after'] as const) {
  test(`what waits for consent arrives at a pixel that the host has revoked, and has granted ${when} its library loads`, async ({ page, visit }) => {
    await visit.open({ pixelConsent: true, copies: [pending], ...late });
    await page.evaluate(() => {
      window.visit.outcomes(5);
      window.visit.load('gtag');
    });
    if (when === 'after') await page.evaluate(() => window.visit.load('pixel'));
    await page.waitForTimeout(300);
    expect(await visit.outcome()).toMatchObject({ outcomes: 5, ga4: 0, meta: 0 });
    await page.evaluate(() => window.visit.grant());
    if (when === 'before') await page.evaluate(() => window.visit.load('pixel'));
    await visit.arrived(5);
    expect(await visit.outcome()).toEqual({ outcomes: 5, ga4: 5, meta: 5, duplicates: 0, beforeConsent: 0 });
  });
}

test('what waits for consent is stored nowhere, and is gone with the page', async ({ page, visit }) => {
  await visit.open({ copies: [pending] });
  await page.evaluate(() => window.visit.outcomes(5));
  await visit.open({ copies: [pending] });
  expect(await page.evaluate(() => window.visit.stored())).toEqual([]);
  await page.evaluate(() => {
    window.visit.outcomes(3);
    window.visit.grant();
  });
  await visit.arrived(3);
  expect(await visit.outcome()).toEqual({ outcomes: 8, ga4: 3, meta: 3, duplicates: 0, beforeConsent: 0 });
});

test('what was granted on one page waits for the answer on the next one, and does not go before it', async ({ page, visit }) => {
  await visit.open({ copies: [granted], ...late });
  await page.evaluate(() => window.visit.outcomes(5));
  await visit.open({ copies: [pending] });
  await page.waitForTimeout(300);
  expect(await visit.outcome()).toMatchObject({ outcomes: 5, ga4: 0, meta: 0 });
  // A page on which nobody answers hands it on.
  await visit.open({ copies: [pending] });
  await page.evaluate(() => window.visit.grant());
  await visit.arrived(5);
  expect(await visit.outcome()).toEqual({ outcomes: 5, ga4: 5, meta: 5, duplicates: 0, beforeConsent: 0 });
});

for (const storage of ['session', 'local'] as const) {
  test(`a refusal drops and counts what waits, and wipes what is stored (storage ${storage})`, async ({ page, visit }) => {
    await visit.open({ copies: [{ ...granted, storage }] });
    await page.evaluate(() => window.visit.outcomes(5));
    await visit.arrived(5);
    await visit.open({ copies: [{ ...granted, storage }], ...late });
    await page.evaluate(() => window.visit.outcomes(5));
    // The page stands open in storage: its events, and the ids of those that went from the page before.
    await visit.open({ copies: [{ ...pending, storage }], ...late });
    await page.evaluate(() => {
      window.visit.outcomes(2);
      window.visit.refuse();
    });
    await expect.poll(() => page.evaluate(() => window.visit.stored())).toEqual([]);
    await page.evaluate(() => {
      window.visit.load('gtag');
      window.visit.load('pixel');
      window.visit.outcomes(1);
    });
    expect(await visit.outcome()).toEqual({ outcomes: 13, ga4: 5, meta: 5, duplicates: 0, beforeConsent: 0 });
    const last = (await visit.books()).find(({ sinks }) => sinks.ga4?.dropped.denied);
    for (const name of ['ga4', 'meta']) expect(last?.sinks[name]).toMatchObject({ dropped: { denied: 8 }, held: {} });
    // Nor does it leave anything when the shopper goes.
    await visit.open({ copies: [{ ...pending, storage }] });
    expect(await page.evaluate(() => window.visit.stored())).toEqual([]);
  });

  test(`a refusal wipes the ids of what was sent before, where nothing waits (storage ${storage})`, async ({ page, visit }) => {
    await visit.open({ copies: [{ ...granted, storage }] });
    await page.evaluate(() => window.visit.outcomes(5));
    await visit.arrived(5);
    await visit.open({ copies: [{ ...pending, storage }] });
    await page.evaluate(() => window.visit.refuse());
    await expect.poll(() => page.evaluate(() => window.visit.stored())).toEqual([]);
  });
}

test('a page that opens with a refusal wipes what the page before has left', async ({ page, visit }) => {
  await visit.open({ copies: [granted] });
  await page.evaluate(() => window.visit.outcomes(40));
  await visit.open({ copies: [denied] });
  expect(await page.evaluate(() => window.visit.stored())).toEqual([]);
  // 15 went at once, and what the pace allowed until the shopper left: how many hangs on how long that took.
  const { ga4, ...others } = await visit.outcome();
  expect(others).toEqual({ outcomes: 40, meta: 40, duplicates: 0, beforeConsent: 0 });
  expect(ga4).toBeGreaterThanOrEqual(15);
  expect(ga4).toBeLessThan(40);
});

test('what was refused does not come back with a later consent', async ({ page, visit }) => {
  await visit.open({ copies: [pending] });
  await page.evaluate(() => {
    window.visit.outcomes(5);
    window.visit.refuse();
    window.visit.outcomes(2);
    window.visit.grant();
    window.visit.outcomes(3);
  });
  await visit.arrived(3);
  expect(await visit.outcome()).toEqual({ outcomes: 10, ga4: 3, meta: 3, duplicates: 0, beforeConsent: 0 });
});
