import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

/** The serious and critical violations, by rule and place. */
async function violations(page: Page): Promise<string[]> {
  // Colours are measured when nothing moves any more.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`with the ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing serious while nothing has happened', async ({ demo, page }) => {
      expect(await violations(page)).toEqual([]);
      await demo.show('Live board');
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing serious during a conversation', async ({ demo, page }) => {
      await demo.reply('A dinner set for eight');
      await demo.reply('Send me the details');
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing serious when outcomes are delivered, held and dropped', async ({ demo, page }) => {
      await demo.write('Write to ada@example.com');
      await demo.choose('Analytics consent', 'pending');
      await demo.choose('Advertising consent', 'denied');
      await demo.reply('Reserve the set');
      const outcome = await demo.outcome('Goal met');
      await expect(outcome.state('GA4')).toHaveText('held: waits for consent');
      await outcome.detail();
      await demo.outcome('Contact info obtained');
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the chat can be opened, answered and closed by keyboard alone', async ({ demo, page }) => {
    const walkTo = async (target: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> => {
      for (let step = 0; step < 40 && !(await target.evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press(key);
      await expect(target).toBeFocused();
    };
    await walkTo(demo.launcher, 'Tab');
    await page.keyboard.press('Enter');
    await expect(demo.chat).toBeVisible();

    // The focus is in the field behind the replies, or on the whole chat where a field would bring up a keyboard on the screen.
    const inField = await demo.chat.getByRole('textbox').evaluate((field) => field === document.activeElement);
    await walkTo(demo.replies.filter({ hasText: 'A dinner set for eight' }), inField ? 'Shift+Tab' : 'Tab');
    await page.keyboard.press('Enter');
    await expect(demo.chat.getByText('A good choice.')).toBeVisible();

    await page.keyboard.press('Escape');
    await expect(demo.chat).toBeHidden();
    await expect(demo.launcher).toBeFocused();
    await expect((await demo.outcome('Lead qualified')).calls('GA4')).toHaveCount(1);
  });
});

test('nothing is wider than the screen', async ({ demo, page }) => {
  await demo.write('Write to a.very.long.address.indeed.which.never.ends@subdomain.of.a.long.example.com');
  const tooWide = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body, .pane, .shop-scroll, .messages, .card, .destination, .state, .privacy')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ className, tagName }) => className || tagName),
    );
  expect(await tooWide()).toEqual([]);
  await (await demo.outcome('Contact info obtained')).detail();
  expect(await tooWide()).toEqual([]);
});
