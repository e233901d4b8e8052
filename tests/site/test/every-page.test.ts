// Every page, one by one: to axe, in its width, in the headings beside it, and in what it loads. Complaints of any fail the test: see fixtures.ts.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { violations } from './violations.js';

const pages = readdirSync(fileURLToPath(new URL('../../../apps/docs/dist', import.meta.url)), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html') && !path.startsWith('shop'))
  .sort();

/** One of each kind. What differs between pages of a kind is words. */
const kinds = ['index.html', 'guide/troubleshooting.html', 'reference/autochat.html', 'snippet-builder.html', 'demo.html', 'compare.html', 'packages/autochat.html', 'api/@chat-analytics/autochat.html', '404.html'];

/** What is wrong on a page, in words. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(path);
  const faults = await violations(page);
  const headings = page.locator('.VPDocAsideOutline .outline-link');
  const cut = await headings.evaluateAll((links) => links.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent));
  faults.push(...cut.map((heading) => `does not show all of “${heading}” beside it`));
  if (kinds.includes(path)) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveClass(/dark/);
    faults.push(...(await violations(page)).map((fault) => `in the dark: ${fault}`));
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 390 ? [...faults, `is ${width} pixels wide on a phone`] : faults;
}

// Two at a time; a page of its own for each would take longer than to look at it.
for (const part of [0, 1]) {
  test(`axe finds nothing serious on any page, none is wider than a phone, and headings beside them are whole: part ${part + 1} of 2`, async ({ page }) => {
    test.setTimeout(300_000);
    const faults: Record<string, string[]> = {};
    for (const path of pages.filter((_, index) => index % 2 === part)) {
      const found = await faultsOf(page, path);
      if (found.length) faults[path] = found;
    }
    expect(faults).toEqual({});
  });
}
