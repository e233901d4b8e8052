import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

/** The serious and critical violations that axe finds, by rule and place. Looks for all, or by some rules only. */
async function violations(page: Page, within: string, rules?: string[]): Promise<string[]> {
  // Colours are measured when nothing moves any more.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  // Pages here have no frames: axe need not gather its findings in a page of its own, nor describe what is in order.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).include(within);
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

/** What axe finds in the light colours; in the dark ones only those can be wrong, and they are the same on every screen. */
export async function violationsInBoth(page: Page, within = 'body'): Promise<string[]> {
  const light = await violations(page, within);
  if (test.info().project.name === 'phone') return light;
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, within, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((violation) => `dark: ${violation}`)];
}

/** What is wider than there is room for, of what should not be. */
const tooWide = (page: Page, within: string): Promise<string[]> =>
  page.evaluate(
    (place) =>
      [...document.querySelectorAll<HTMLElement>('body, .site-header, .pane, .device, .shop-scroll, .consent, .chat-panel, .messages, .home, .survey, .mini-page, .account, .panel, .segmented, .card, .destination, .state, .privacy')]
        .filter((element) => element.closest(place) && element.scrollWidth > element.clientWidth && element.clientWidth > 0)
        .map(({ className, tagName }) => `too wide: ${className || tagName}`),
    within,
  );

/** What a page that fills the window could be scrolled by, which would leave a void under it. */
const tooLong = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);

/** Expects that axe finds nothing serious, in light and in dark colours, and that nothing is wider or longer than its place. */
export async function expectSound(page: Page, within = 'body'): Promise<void> {
  expect([...(await violationsInBoth(page, within)), ...(await tooWide(page, within))]).toEqual([]);
  expect(await tooLong(page)).toBe(0);
}
