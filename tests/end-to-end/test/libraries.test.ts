import { destinations } from './card.js';
import { expect, test } from './fixtures.js';

test('outcomes that come before the libraries wait for them, and are delivered once these have arrived', async ({ demo, page }) => {
  await page.clock.install();
  await demo.open();
  await demo.openChat();
  // From here on time passes when the test says so.
  await page.clock.pauseAt(Date.now() + 60_000);
  await demo.choose('Libraries', '3 s late');
  await expect(demo.state).toContainText('The libraries arrive in 3 s.');

  await demo.show('Shop');
  await demo.replies.filter({ hasText: 'A dinner set for eight' }).click();
  await page.clock.runFor(1500);
  const outcome = await demo.outcome('Lead qualified');
  // The answer of the chat's endpoint comes when it comes: what the board does then takes a moment of the page's time.
  await page.clock.runFor(100);
  for (const destination of destinations.filter((name) => name !== 'Endpoint')) {
    await expect(outcome.state(destination)).toHaveText('held: waits for its library');
    await expect(outcome.calls(destination)).toHaveCount(0);
  }
  await expect(demo.state).toContainText('1 event waits for the libraries of GA4, Meta and GTM, due in 2 s.');

  await page.clock.runFor(3000);
  for (const destination of destinations) {
    await expect(outcome.state(destination)).toHaveText('delivered');
    await expect(outcome.calls(destination)).toHaveCount(1);
  }
  await expect(demo.state).toContainText('1 event, delivered once');
});

test('a restart begins new books and keeps what was there before on the board', async ({ demo }) => {
  await demo.reply('A dinner set for eight');
  await demo.show('Live board');
  await demo.board.getByRole('button', { name: 'Restart' }).click();
  expect(await demo.account('Autochat')).toMatchObject({ received: 0 });
  await expect(demo.board.getByText('Page restarted')).toBeVisible();
  await demo.reply('Reserve the set');
  await expect((await demo.outcome('Goal met')).calls('GA4')).toHaveCount(1);
  await expect((await demo.outcome('Lead qualified')).calls('GA4')).toHaveCount(1);
  expect(await demo.account('Autochat')).toMatchObject({ received: 1, accepted: 1 });
});
