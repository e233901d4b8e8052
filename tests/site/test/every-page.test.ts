// Every page, one by one: to axe, in its width, in the headings beside it, and in what it loads. Complaints of any fail the test: see fixtures.ts.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { violations } from './violations.js';

const pages = readdirSync(fileURLToPath(new URL('../../../apps/docs/dist', import.meta.url)), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html') && !path.startsWith('shop'))
  .sort();

/** How the elements that are seen on a page are made to look: by name, classes (but for that which tells the page) and a style of their own. */
const looksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = Array.from(document.querySelectorAll('body *')).filter((element) => element.checkVisibility());
    const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';
    return [...new Set(seen.map((element) => `${element.tagName} ${attribute(element, 'class').replace(/\b_\S+/, '')} ${attribute(element, 'style')}`))];
  });

/** What is wrong on a page, in words. Its colours are measured, which takes as long as all else, where it has looks that none of the pages `seen` had. */
async function faultsOf(page: Page, path: string, seen: Set<string>): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(path);
  const looks = await looksOf(page);
  const isNew = looks.some((look) => !seen.has(look));
  for (const look of looks) seen.add(look);
  const faults = await violations(page, isNew ? 'all' : 'all but colours');
  const headings = page.locator('.VPDocAsideOutline .outline-link');
  const cut = await headings.evaluateAll((links) => links.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent));
  faults.push(...cut.map((heading) => `does not show all of “${heading}” beside it`));
  if (isNew) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveClass(/dark/);
    faults.push(...(await violations(page, 'colours')).map((fault) => `in the dark: ${fault}`));
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 390 ? [...faults, `is ${width} pixels wide on a phone`] : faults;
}

const half = Math.ceil(pages.length / 2);

// Two at a time; a page of its own for each would take longer than to look at it.
for (const part of [0, 1]) {
  test(`axe finds nothing serious on any page, none is wider than a phone, and headings beside them are whole: part ${part + 1} of 2`, async ({ page }) => {
    test.setTimeout(300_000);
    const faults: Record<string, string[]> = {};
    const seen = new Set<string>();
    for (const path of pages.slice(...(part ? [half] : [0, half]))) {
      const found = await faultsOf(page, path, seen);
      if (found.length) faults[path] = found;
    }
    expect(faults).toEqual({});
  });
}
