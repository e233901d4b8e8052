import type { Page } from '@playwright/test';

/** What every page is served with, and says of itself. */
export const policy = "default-src 'self'; require-trusted-types-for 'script'";

/** Whether the policy is in force: text may not become markup. */
export const refusesMarkup = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>markup</b>';
      return false;
    } catch {
      return true;
    }
  });
