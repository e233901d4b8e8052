import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { expectSound } from './violations.js';

test.use({ tolerated: /^\[chat-analytics\]|the server responded with a status of (400|503)/ });

const verdictOf = (page: Page, check: string): Locator => page.locator(`[data-check="${check}"]`);

test('the inspector is opened from the board, and its doctor’s verdicts follow the faults of the page @phone', async ({ demo, page }) => {
  await demo.reply('A dinner set for eight');
  await demo.show('Live board');
  await page.getByRole('button', { name: 'Inspect chat analytics' }).click();
  await expect(page.getByRole('grid').getByText('Lead qualified').first()).toBeVisible();
  await expectSound(page, 'chat-analytics-inspector');
  await page.getByRole('tab', { name: 'Doctor' }).click();
  for (const check of ['browser_events', 'tags_fire', 'duplicates', 'consent', 'blocked', 'contract', 'options', 'books']) await expect(verdictOf(page, check), check).toHaveAttribute('data-verdict', 'pass');
  await demo.closeInspector();

  await demo.choose('Chat’s SDK', 'changed');
  await demo.choose('Analytics consent', 'denied');
  await demo.reply('A dinner set for eight');
  await demo.askDoctor();
  for (const check of ['consent', 'contract']) await expect(verdictOf(page, check), check).toHaveAttribute('data-verdict', 'fail');
  await expect(verdictOf(page, 'books')).toHaveAttribute('data-verdict', 'pass');
  await demo.closeInspector();

  await demo.choose('Chat’s SDK', 'documented');
  await demo.choose('Analytics consent', 'granted');
  await demo.choose('Endpoint', 'refuses');
  await demo.reply('A dinner set for eight');
  await demo.askDoctor();
  await expect(verdictOf(page, 'blocked')).toHaveAttribute('data-verdict', 'fail');
  await expect(verdictOf(page, 'blocked')).toContainText('webhook');
  for (const check of ['consent', 'contract']) await expect(verdictOf(page, check), check).toHaveAttribute('data-verdict', 'pass');
});

test('where libraries and the chat itself do not come the doctor says which, with the next step, and takes it back once they have come @phone', async ({ demo, page }) => {
  await page.clock.install();
  await demo.choose('Libraries', 'blocked');
  await demo.choose('Chat script', 'blocked');
  await demo.askDoctor();
  // What may be late only is not told as a fault.
  for (const check of ['tag_manager', 'tags_fire', 'browser_events', 'blocked']) await expect(verdictOf(page, check), check).toHaveAttribute('data-verdict', 'unknown');
  await page.clock.runFor(11_000);
  await expect(verdictOf(page, 'tags_fire')).toHaveAttribute('data-verdict', 'fail');
  await expect(verdictOf(page, 'tags_fire')).toContainText('www.googletagmanager.com');
  await expect(verdictOf(page, 'tag_manager')).toHaveAttribute('data-verdict', 'fail');
  await expect(verdictOf(page, 'blocked')).toHaveAttribute('data-verdict', 'fail');
  for (const name of ['GA4', 'Meta', 'GTM']) await expect(verdictOf(page, 'blocked')).toContainText(`${name} is not there.`);
  await expect(verdictOf(page, 'browser_events')).toContainText('Nothing has been heard yet');
  await expectSound(page, 'chat-analytics-inspector');
  await demo.closeInspector();

  await demo.choose('Libraries', 'run');
  await demo.choose('Chat script', 'running');
  await demo.reply('A dinner set for eight');
  await demo.askDoctor();
  for (const check of ['tag_manager', 'tags_fire', 'browser_events', 'blocked']) await expect(verdictOf(page, check), check).toHaveAttribute('data-verdict', 'pass');
});

test('where the endpoint fails the doctor says so once it has failed for a while, and takes it back once events arrive', async ({ demo, page }) => {
  await page.clock.install();
  await demo.choose('Endpoint', 'fails');
  await demo.reply('A dinner set for eight');
  await demo.askDoctor();
  await expect(verdictOf(page, 'blocked')).toHaveAttribute('data-verdict', 'unknown');
  await page.clock.runFor(11_000);
  await expect(verdictOf(page, 'blocked')).toHaveAttribute('data-verdict', 'fail');
  await expect(verdictOf(page, 'blocked')).toContainText('Webhook does not take events.');
  await expect(verdictOf(page, 'blocked')).toContainText('In the network panel, see how the endpoint answers');
  await demo.closeInspector();

  await demo.choose('Endpoint', 'takes');
  await demo.askDoctor();
  await page.clock.runFor(60_000);
  await expect(verdictOf(page, 'blocked')).toHaveAttribute('data-verdict', 'pass');
});

test('the doctor watches the widget’s answers while the inspector is closed, and says which mapping keeps an outcome from the page @phone', async ({ demo, page }) => {
  await demo.open();
  await demo.askDoctor();
  await page.getByRole('checkbox', { name: 'Watch the widget’s answers' }).check();
  await demo.closeInspector();
  await demo.reply('A dinner set for eight');
  await demo.askDoctor();
  for (const check of ['tracking_block', 'missing_events']) await expect(verdictOf(page, check), check).toHaveAttribute('data-verdict', 'pass');
  await demo.closeInspector();

  // The page begins anew; what was switched on and what was seen stays.
  await demo.choose('Naming', 'recipe');
  await demo.reply('Send me the details');
  await demo.askDoctor();
  await expect(verdictOf(page, 'tracking_block')).toContainText('2 of 2 answers had one');
  await demo.closeInspector();

  await demo.visit('./settings/widget/?tab=tracking');
  await page.getByRole('switch', { name: 'Lead qualified' }).press('Space');
  await demo.open();
  await demo.askDoctor();
  await page.getByRole('checkbox', { name: 'Watch the widget’s answers' }).check();
  await demo.closeInspector();
  await demo.reply('A dinner set for eight');
  await demo.askDoctor();
  await expect(verdictOf(page, 'tracking_block')).toHaveAttribute('data-verdict', 'pass');
  await expect(verdictOf(page, 'missing_events')).toHaveAttribute('data-verdict', 'fail');
  await expect(verdictOf(page, 'missing_events')).toContainText('autochat.lead_qualified.v1: emit_browser is off');
});

test.describe('without the widget’s endpoint', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('the chat goes on', async ({ demo, page }) => {
    const answers = ['abort', 404, 'nonsense'] as const;
    for (const answer of answers) {
      await page.route('**/api/widgets/**', (route) => (answer === 'abort' ? route.abort() : answer === 404 ? route.fulfill({ status: 404 }) : route.fulfill({ json: { message: answer } })));
      await demo.open();
      await demo.reply('A dinner set for eight');
      await demo.outcome('Lead qualified');
    }
  });
});
