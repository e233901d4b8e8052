import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { openShop } from './shop.js';

const builder = 'snippet-builder.html';
const guide = (page: Page) => page.getByRole('region', { name: 'Guided snippet builder' });
const notice = (page: Page) => page.getByText('The presets of this site cannot be read.');

test('a snippet that was chosen and copied tells Meta of a lead', async ({ page, context }) => {
  await page.goto(builder);
  await page.getByText('Meta Pixel', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Leads and goals' }).click();
  await page.getByRole('button', { name: 'Copy the snippet' }).click();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  expect(snippet).not.toContain('followup_scheduled');

  const shop = await openShop(context, snippet);
  await shop.lead();
  await expect.poll(shop.sent).toEqual({ ga4: [], meta: ['ChatLeadQualified'], errors: [] });
});

test('what is made is said below the choices of a phone, a key away, and once on a desk', async ({ page }) => {
  await page.goto(builder);
  const snippet = page.getByRole('heading', { name: 'Autochat to GA4' });
  const jump = page.getByRole('button', { name: 'See the snippet' });
  await expect(snippet).toHaveCount(1);
  if ((page.viewportSize()?.width ?? 0) > 960) {
    await expect(jump).toBeHidden();
    await expect(snippet).toBeInViewport();
    return;
  }
  await guide(page).getByText('1. Chat').scrollIntoViewIfNeeded();
  await expect(snippet).not.toBeInViewport();
  await expect(jump).toBeInViewport({ ratio: 1 });

  // What has the focus is above the bar.
  for (const tick of await guide(page).getByRole('checkbox').all()) {
    await tick.focus();
    const [box, bar] = await Promise.all([tick.boundingBox(), jump.boundingBox()]);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  }

  await jump.focus();
  await page.keyboard.press('Enter');
  await expect(snippet).toBeInViewport({ ratio: 1 });
  await expect(snippet).toBeFocused();
});

test('the page has one title', async ({ page }) => {
  await page.goto(builder);
  await expect(guide(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Snippet builder' })).toHaveCount(1);
});

test('a container that was saved is one that Tag Manager takes, and tells GA4 of a lead', async ({ page, context }) => {
  await page.goto(builder);
  await page.getByText('Tag Manager', { exact: true }).first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /container/i }).click()]);
  const container = JSON.parse(await readFile(await download.path(), 'utf8')) as object;

  const shop = await openShop(context, '', { container });
  await shop.lead();
  await expect.poll(shop.sent).toEqual({ ga4: ['chat_lead_qualified'], meta: ['ChatLeadQualified'], errors: [] });
});

test('a flag that is off hides the builder, and leaves the templates', async ({ page }) => {
  await page.route('**/config.json', (route) => route.fulfill({ json: { widget_tracking_snippet_builder_enabled: false } }));
  await page.goto(builder);
  await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible();
  await expect(guide(page)).toBeHidden();
  await page.getByRole('button', { name: 'GA4 bridge: gtag, with the event id', exact: true }).click();
  await expect(page.getByText('autochat_event_id').first()).toBeVisible();
});

test('a flag that cannot be read leaves the builder, and presets that are missing are replaced, with a notice', async ({ page, complaints }) => {
  await page.goto(builder);
  await expect(guide(page)).toBeVisible();
  await expect(notice(page)).toBeHidden();

  await page.route('**/config.json', (route) => route.fulfill({ status: 500, body: 'out of order' }));
  await page.route('**/snippet-presets.json', (route) => route.fulfill({ status: 404, body: '' }));
  await page.reload();
  await expect(guide(page)).toBeVisible();
  await expect(notice(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Leads and goals' })).toBeVisible();
  // The browser itself says of both files that they could not be had.
  expect(complaints.splice(0).every((complaint) => complaint.includes('Failed to load resource'))).toBe(true);
});
