import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const colours = ['color-contrast'];

/** The serious and critical violations that axe finds, by rule and place. */
export async function violations(page: Page, of: 'all' | 'colours' | 'all but colours' = 'all'): Promise<string[]> {
  // Colours are measured when nothing moves any more.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  // Sixty pages: nothing is reported but violations, and no page of axe's own is opened, which it needs for frames of other hosts only.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  if (of === 'colours') axe.withRules(colours);
  if (of === 'all but colours') axe.disableRules(colours);
  const { violations: found } = await axe.analyze();
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}
