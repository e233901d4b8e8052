// The three roads of "Start in five minutes", followed by somebody who pastes what the pages say into an empty page.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { bundle, openShop } from './shop.js';

/** What the button at a block of code puts into the clipboard. */
async function copied(page: Page, language: string, number = 0): Promise<string> {
  const block = page.locator(`.vp-doc div.language-${language}`).nth(number);
  await block.hover();
  await block.getByRole('button', { name: 'Copy Code' }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}

const both = { ga4: ['chat_lead_qualified'], meta: ['ChatLeadQualified'], errors: [] };

test('with npm: what the page says, bundled, tells GA4 and Meta of a lead', async ({ page, context }) => {
  await page.goto('start/npm.html');
  const install = await copied(page, 'sh');
  const [setUp, answer] = [await copied(page, 'ts'), await copied(page, 'ts', 1)];
  for (const [, name = ''] of setUp.matchAll(/from '([^']+)'/g)) expect(install).toContain(name);

  const shop = await openShop(context, '<script src="bundle.js"></script>', { files: { 'bundle.js': await bundle(`${setUp}\n;globalThis.agree = () => {${answer}};`) } });
  await shop.lead();
  expect(await shop.sent()).toEqual({ ga4: [], meta: [], errors: [] });
  await shop.page.evaluate('agree()');
  await expect.poll(shop.sent).toEqual(both);
});

test('with a script tag: the file that the page offers and the line that it says tell GA4 and Meta of a lead', async ({ page, context }) => {
  await page.goto('start/script-tag.html');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download chat-analytics.js' }).click()]);
  const script = await readFile(await download.path(), 'utf8');

  const shop = await openShop(context, await copied(page, 'html'), { files: { 'chat-analytics.js': script } });
  await shop.page.waitForFunction('globalThis.ChatAnalytics');
  await shop.lead();
  await expect.poll(shop.sent).toEqual(both);
});

test('with Tag Manager: the container that the page’s command makes, imported, tells GA4 and Meta of a lead', async ({ page, context }) => {
  await page.goto('start/gtm.html');
  const [, name = '', ...rest] = (await copied(page, 'sh')).trim().split(' ');
  expect(name).toBe('@chat-analytics/recipes');
  const folder = await mkdtemp(join(tmpdir(), 'container-'));
  const command = fileURLToPath(new URL('cli.js', import.meta.resolve('@chat-analytics/recipes')));
  await promisify(execFile)(process.execPath, [command, ...rest], { cwd: folder });
  const container = JSON.parse(await readFile(join(folder, 'container.json'), 'utf8')) as object;
  await rm(folder, { recursive: true });

  const shop = await openShop(context, '', { container });
  await shop.lead();
  await expect.poll(shop.sent).toEqual(both);
});
