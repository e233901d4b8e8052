// The site in use, on a desk and on a phone.
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

const notFound = fileURLToPath(new URL('../../../apps/docs/dist/404.html', import.meta.url));
const isMobile = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 960;

test('somebody with a question searches, finds the answer, and goes on from there', async ({ page, baseURL }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chat outcomes');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('double_counting');
  await page.locator('#localsearch-list a').filter({ hasText: 'Troubleshooting' }).first().click();
  await expect(page).toHaveURL(new RegExp(`^${baseURL ?? ''}guide/troubleshooting.html#double_counting`));
  await expect(page.getByRole('heading', { name: 'double_counting' })).toBeInViewport();

  // On from one page to the next without a new document, and back.
  await page.getByRole('link', { name: 'Next Migrating from a snippet' }).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}guide/migrating.html`);
  await page.goBack();
  await expect(page).toHaveURL(/troubleshooting/);
});

test('somebody who looks for an event of a vendor’s finds what each destination gets', async ({ page, baseURL }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Start in five minutes' }).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}start/`);
  if (isMobile(page)) await page.getByRole('button', { name: 'Menu' }).click();
  await page.locator('.VPSidebar').getByRole('link', { name: 'Kustomer', exact: true }).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}reference/kustomer.html`);
  await page.getByRole('table').first().getByRole('link', { name: 'satisfaction submitted' }).click();
  const heading = page.getByRole('heading', { name: 'satisfaction submitted' });
  await expect(heading).toBeInViewport();
  const examples = heading.locator('xpath=following-sibling::div[contains(@class,"vp-code-group")][1]');
  await examples.getByText('GA4, recipe', { exact: true }).click();
  await expect(examples.getByText("'chat_rating'")).toBeVisible();
});

test('who goes through the tabs above an example by keyboard sees where they are', async ({ page }) => {
  await page.goto('./');
  const tabs = page.locator('.vp-code-group').first();
  await tabs.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowRight');
  const label = tabs.getByText('ChatEvent', { exact: true });
  await expect(label).toHaveCSS('outline-style', 'solid');
  await expect(tabs.locator('label').first()).toHaveCSS('outline-style', 'none');
});

test('a table that can be pushed has a shade at the side on which there is more, and nothing covers it', async ({ page }) => {
  await page.goto('reference/autochat.html');
  const events = page.getByRole('table').first();
  if (isMobile(page)) expect(await events.evaluate((table) => table.scrollWidth > table.clientWidth)).toBe(true);
  // Two covers that go along with what is pushed, over two shades that stay.
  await expect(events).toHaveCSS('background-attachment', 'local, local, scroll, scroll');
  expect(await events.evaluate((table) => [...table.querySelectorAll('tr, th, td')].filter((part) => getComputedStyle(part).backgroundColor !== 'rgba(0, 0, 0, 0)').length)).toBe(0);
});

test('the demo is there, and works', async ({ page }) => {
  const taken: number[] = [];
  const answered: number[] = [];
  page.context().on('response', (response) => {
    if (response.request().method() !== 'POST') return;
    if (response.url().includes('/webhook/')) taken.push(response.status());
    if (response.url().endsWith('/api/widgets/marl/chat')) answered.push(response.status());
  });
  await page.goto('demo.html');
  const demo = page.frameLocator('iframe');
  await demo.getByRole('button', { name: 'Ask the workshop' }).click();
  await demo.getByRole('button', { name: 'A dinner set for eight' }).click();
  // The chat is answered and its own endpoint takes the event, though nobody but a server of files is there.
  await expect.poll(() => taken).toContain(204);
  expect(answered).toEqual([200]);
});

test('the colours can be changed, and stay', async ({ page }) => {
  await page.goto('schema.html');
  const colour = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await colour();
  if (isMobile(page)) await page.getByRole('button', { name: 'mobile navigation' }).click();
  await page.getByRole('switch').filter({ visible: true }).click();
  await expect.poll(colour).not.toBe(light);
  const dark = await colour();
  await page.reload();
  expect(await colour()).toBe(dark);
});

for (const [how, address] of [
  ['at the root of the site', 'nowhere.html'],
  ['deeper than any page of the site', 'guide/nowhere/at/all'],
] as const) {
  test(`what is not there, ${how}, is said by a page of the site, which leads back`, async ({ page, baseURL, complaints }) => {
    // As hosts of files do.
    await page.route(/nowhere/, async (route) => {
      if (route.request().isNavigationRequest()) await route.fulfill({ status: 404, contentType: 'text/html', path: notFound });
      else await route.fallback();
    });
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'To the first page' })).toHaveCSS('border-radius', '16px');
    await page.getByRole('link', { name: 'To the first page' }).click();
    await expect(page).toHaveURL(baseURL ?? '');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Chat outcomes');
    // The browser itself says of what was asked for that it is not there.
    expect(complaints.splice(0).every((complaint) => complaint.includes('Failed to load resource'))).toBe(true);
  });
}

test('what is not there is said where the site is not found, too', async ({ page, complaints }) => {
  await page.route('**/elsewhere/**', (route) => (route.request().isNavigationRequest() ? route.fulfill({ status: 404, contentType: 'text/html', path: notFound }) : route.fulfill({ status: 404, body: '' })));
  await page.route('**/assets/app*', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Every address has a page here.' }));
  await page.goto('elsewhere/page');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('It may have another name now.')).toBeVisible();
  expect(complaints.splice(0).every((complaint) => complaint.includes('Failed to load resource') || complaint.includes('/assets/app'))).toBe(true);
});
