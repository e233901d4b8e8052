import { expect, test } from './fixtures.js';
import { expectSound } from './violations.js';

test('all scenarios are run by one click, and show what was expected beside what came @phone', async ({ demo, page }) => {
  await demo.open();
  await page.getByRole('navigation', { name: 'Demo' }).getByRole('link', { name: 'Scenarios' }).click();
  const board = page.getByRole('main');
  const tiles = board.locator('.tile-item');
  await expect(board.getByRole('status')).toHaveText(/^\d+ scenarios, none run yet$/);
  const count = await tiles.count();
  expect(count).toBeGreaterThan(100);

  await board.getByRole('button', { name: 'Run all' }).click();
  await expect(board.getByRole('status')).toHaveText(new RegExp(`^All ${count} passed`), { timeout: 120_000 });
  await expect(board.getByRole('progressbar')).toHaveJSProperty('value', count);
  await expect(board.locator('.tile-item[data-state="passed"]')).toHaveCount(count);

  const tile = board.getByRole('button', { name: 'url_click passed' });
  await tile.press('Enter');
  await expect(tile).toHaveAttribute('aria-expanded', 'true');
  const meta = board.getByRole('region', { name: 'Meta, by fbq' });
  await expect(meta.locator('.scenario-name')).toHaveText(['ChatLinkClicked', 'ChatLinkClicked']);
  await meta.scrollIntoViewIfNeeded();
  await expectSound(page, '[data-vendor="clarity"]');
  expect(await page.locator('script:not([src]), style, [style]').count()).toBe(0);
  // Nothing is wider than the page.
  expect(await board.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test('a scenario that fails is red, is unfolded, and has what differs marked', async ({ demo, page }) => {
  // A browser whose ids are none.
  await page.addInitScript(() => {
    crypto.randomUUID = () => 'not-a-uuid' as ReturnType<typeof crypto.randomUUID>;
  });
  await demo.visit('./scenarios/');
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByRole('status')).toHaveText(/ failed, in/, { timeout: 120_000 });
  await expect(page.getByRole('heading', { name: 'Autochat' })).toContainText(/^Autochat(\d+) of \1$/);
  await expect(page.getByRole('button', { name: 'chat opened, by the widget failed' })).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('region', { name: 'GA4, by gtag' }).locator('.scenario-call').last().locator('.differs')).toHaveText(['chat_event_id"not-a-uuid"']);
  await expectSound(page, '[data-vendor="kustomer"] > section:first-of-type');
});
