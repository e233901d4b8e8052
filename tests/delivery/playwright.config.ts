import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, ensureChromium } from '../../scripts/chromium.mjs';

// Playwright reads this file in every worker: the first to read it decides, and hands its choice down.
process.env.CHROMIUM_PATH ??= await ensureChromium();

export default defineConfig({
  testDir: 'test',
  forbidOnly: true,
  retries: 0,
  workers: 3,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: '.reports/playwright.json' }], ['./test/wire-table.ts']],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: chromiumArguments,
      // Shoppers have it, and a page that comes back from it has lost nothing and must not send anything again.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
});
