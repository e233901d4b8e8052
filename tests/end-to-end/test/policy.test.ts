import { expect, test } from './fixtures.js';

test('the page asks for Trusted Types and for nothing but its own host, and keeps to it', async ({ demo, page }) => {
  await demo.reply('A dinner set for eight');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', "default-src 'self'; require-trusted-types-for 'script'");
  expect(await page.locator('script:not([src]), style, [style]').count()).toBe(0);
});

test('the policy is in force: markup in a string is refused', async ({ page, baseURL }) => {
  await page.goto(baseURL ?? '');
  const refused = await page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>markup</b>';
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toBe(true);
});
