import { defineConfig, devices } from '@playwright/test';
import { base, launchOptions } from '../../playwright.shared.js';

export default defineConfig({
  ...base,
  workers: 3,
  reporter: [...base.reporter, ['./test/wire-table.ts']],
  use: {
    ...devices['Desktop Chrome'],
    // Shoppers have the cache, and a page that comes back from it has lost nothing and must not send anything again.
    launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
  },
});
