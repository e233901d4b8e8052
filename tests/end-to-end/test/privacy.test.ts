import { destinations } from './card.js';
import { expect, test } from './fixtures.js';

const address = 'grace.hopper@example.org';

for (const naming of ['normalized', 'recipe']) {
  test(`an e-mail address typed in the chat reaches the page but no destination, with ${naming} naming`, async ({ demo, page }) => {
    if (naming !== 'normalized') await demo.choose('Naming', naming);
    await demo.write(`You can write to ${address}, please`);
    await demo.reply('A dinner set for eight');

    const outcome = await demo.outcome('Contact info obtained');
    await expect(await outcome.detail()).toContainText(address);
    for (const destination of destinations) {
      await expect(outcome.calls(destination)).toHaveCount(1);
      await expect(outcome.calls(destination)).not.toContainText('example.org');
    }
    await expect(demo.board.getByText(`${address} was typed, and is in none of the 8 calls sent.`)).toBeVisible();

    // What the board does not show is looked at too: the queues of both libraries.
    const queued = await page.evaluate(() => JSON.stringify((window as Window & { dataLayer?: unknown }).dataLayer));
    expect(queued).toContain('event');
    expect(queued).not.toContain('example.org');
  });
}
