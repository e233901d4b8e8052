// The site in use, on a desk and on a phone.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

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

test('the demo is there, and works', async ({ page }) => {
  const taken: number[] = [];
  page.context().on('response', (response) => {
    if (response.request().method() === 'POST' && response.url().includes('/webhook/')) taken.push(response.status());
  });
  await page.goto('demo.html');
  const demo = page.frameLocator('iframe');
  await demo.getByRole('button', { name: 'Ask the workshop' }).click();
  await demo.getByRole('button', { name: 'A dinner set for eight' }).click();
  // Its own endpoint takes the event, though nobody but a server of files is there.
  await expect.poll(() => taken).toContain(204);
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
