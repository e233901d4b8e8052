import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.js';
import { expectSound } from './violations.js';

test('a mapping that is switched off keeps its outcome from the page, here and in the shop', async ({ demo, page }) => {
  await demo.open();
  await page.getByRole('navigation', { name: 'Demo' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page).toHaveURL(/settings\/widget\/\?tab=tracking$/);
  const health = page.getByRole('region', { name: 'Widget Tracking Health' });
  const quality = health.getByRole('group', { name: 'Delivery quality per event type' });

  await page.getByRole('switch', { name: 'Goal met' }).press('Space');
  await page.getByRole('button', { name: 'Try it Goal met' }).click();
  await expect(page.getByText('the page was not told: emit_browser is off').first()).toBeVisible();
  await page.getByRole('button', { name: 'Try it Lead qualified' }).click();
  await expect(quality.getByRole('row', { name: 'Lead qualified' })).toHaveText(/100 %.*100 %.*100 %.*100 %/);
  await expect(quality.getByRole('row')).toHaveCount(2);
  await expect(health.getByRole('row', { name: 'Webhook' }).getByRole('cell')).toHaveText(['Ready', '1', '1', '0', '0', '0', '0']);
  await expectSound(page);
  expect(await page.locator('script:not([src]), style, [style]').count()).toBe(0);

  await page.getByRole('link', { name: 'Shop' }).click();
  await demo.reply('A dinner set for eight');
  await demo.reply('Reserve the set');
  await demo.outcome('Lead qualified');
  expect((await demo.wire()).map(({ event }) => event)).not.toContain('goal_met');
});

test.describe('while things go wrong', () => {
  test.use({ tolerated: /503/ });

  test('the health page says what is to be repeated, follows libraries that come late, has no more than all arrive, and leaves the focus @phone', async ({ demo, page }) => {
    await page.clock.install();
    await demo.open();
    await demo.choose('Libraries', 'blocked');
    await demo.reply('A dinner set for eight');
    await demo.outcome('Lead qualified');
    await demo.choose('Endpoint', 'fails');
    // They are to come on the next page, however long the way there is.
    await page.clock.pauseAt(Date.now() + 500);
    await demo.choose('Libraries', '3 s late');
    await demo.visit('./settings/widget/?tab=tracking');
    const health = page.getByRole('region', { name: 'Widget Tracking Health' });
    const delivery = health.getByRole('group', { name: 'Attempts and failures' });
    const quality = health.getByRole('group', { name: 'Delivery quality per event type' });
    await expect(delivery.getByRole('row', { name: 'GA4' }).getByRole('cell').first()).toHaveText('Waiting');
    await page.clock.resume();
    await delivery.focus();
    await expect(delivery.getByRole('row', { name: 'GA4' }).getByRole('cell').first()).toHaveText('Ready');
    await expect(delivery).toBeFocused();
    await expect(quality.getByRole('row', { name: 'Lead qualified' }).getByRole('cell').nth(1)).toHaveText('100 %');

    await page.getByRole('button', { name: 'Try it Lead qualified' }).click();
    await delivery.focus();
    await expect(health.locator('.health-tile', { hasText: 'Webhook to be repeated' }).locator('dd')).not.toHaveText('0');
    await expect(delivery.getByRole('row', { name: 'Webhook' }).getByRole('cell').nth(3)).not.toHaveText('0');
    await expect(quality.getByRole('row', { name: 'Lead qualified' })).toHaveText(/100 %.*100 %.*100 %/);
    await expect(delivery).toBeFocused();
    await expectSound(page);
  });
});

test('a snippet is built, looked at and copied, and a container is saved and can be read @phone', async ({ demo, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await demo.visit('./settings/widget/?tab=tracking');
  const builder = page.getByRole('region', { name: 'Guided snippet builder' });
  const form = builder.getByRole('form', { name: 'What the snippet does' });

  await form.getByRole('group', { name: 'Chat', exact: false }).getByText('Kustomer').click();
  await form.getByText('Meta Pixel').click();
  await form.getByRole('button', { name: 'None' }).click();
  await expect(builder.getByText('Choose an event')).toBeVisible();
  await form.getByRole('checkbox', { name: 'Chat opened' }).check();
  await form.getByRole('textbox', { name: 'Meta pixel id' }).fill('x');
  await expect(form.getByRole('textbox', { name: 'Meta pixel id' })).toHaveAccessibleDescription(/must be a Meta pixel id/);
  await form.getByRole('textbox', { name: 'Meta pixel id' }).fill('1234567890');
  const code = builder.getByRole('region', { name: 'Snippet, Kustomer to Meta Pixel' });
  await expect(code).toContainText('"1234567890"');
  await builder.getByRole('button', { name: 'Copy the snippet' }).click();
  await expect(page.getByText('The snippet is copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await code.textContent());
  expect(copied).toContain('ChatOpened');
  expect(copied).not.toContain('ChatClosed');

  await form.getByText('Tag Manager', { exact: true }).click();
  await builder.getByRole('textbox', { name: 'GA4 measurement id' }).fill('G-MARL2025');
  const [download] = await Promise.all([page.waitForEvent('download'), builder.getByRole('button', { name: 'Download the container' }).click()]);
  expect(download.suggestedFilename()).toBe('chat-container-kustomer.json');
  const container = JSON.parse(await readFile(await download.path(), 'utf8')) as { containerVersion: { tag: { name: string }[] } };
  expect(container.containerVersion.tag.map(({ name }) => name)).toContain('Chat - Kustomer listener');
  await builder.getByRole('textbox', { name: 'GA4 measurement id' }).fill('x');
  await expectSound(page, 'chat-analytics-snippet-builder');
  expect(await page.getByRole('main').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test.describe('files of the site', () => {
  test.use({ tolerated: /Failed to load resource.*404/ });

  test('the flag hides the builder alone, and presets that are missing are replaced and told of', async ({ demo, page }) => {
    await page.route('**/snippet-presets.json', (route) => route.fulfill({ status: 404 }));
    await demo.visit('./settings/widget/?tab=tracking');
    await expect(page.getByText('The presets of this site cannot be read.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Snippet, Autochat to GA4' })).toBeVisible();

    await page.route('**/config.json', (route) => route.fulfill({ json: { widget_tracking_snippet_builder_enabled: false } }));
    await page.reload();
    await expect(page.getByRole('region', { name: 'Guided snippet builder' })).toHaveCount(0);
    const templates = page.getByRole('region', { name: 'Templates' });
    await templates.getByRole('button', { name: 'GA4 bridge' }).first().click();
    await expect(templates.getByRole('region', { name: 'GA4 bridge' })).toContainText('chat_widget_tracking');

    // A file that cannot be had hides nothing.
    await page.route('**/config.json', (route) => route.fulfill({ status: 404 }));
    await page.reload();
    await expect(page.getByRole('region', { name: 'Guided snippet builder' })).toBeVisible();
  });
});
