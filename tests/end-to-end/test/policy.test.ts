import { policy, refusesMarkup } from './content-policy.js';
import { expect, test } from './fixtures.js';

test.describe('the policy', () => {
  test.use({ tolerated: /This document requires 'TrustedHTML' assignment/ });

  test('asks for Trusted Types and for nothing but the page’s own host, by the server’s word and the page’s own, and is in force on every page', async ({ demo, page }) => {
    for (const path of ['', 'piece/?piece=ferry-jug', 'basket', 'thanks/', 'settings/widget/?tab=tracking', 'scenarios/']) {
      const response = await page.goto(`./${path}`);
      expect(response?.headers()['content-security-policy']).toBe(policy);
      await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', policy);
      if (/^(settings|scenarios)/.test(path)) await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      else await demo.reply('A dinner set for eight');
      expect(await page.locator('script:not([src]), style, [style]').count()).toBe(0);
      expect(await refusesMarkup(page)).toBe(true);
    }
  });
});
