import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The serious and critical violations that axe finds, by rule and place. Looks for all, or by some rules only. */
export async function violations(page: Page, within = 'body', rules?: string[]): Promise<string[]> {
  // Colours are measured when nothing moves any more.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  const axe = new AxeBuilder({ page }).include(within);
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}
