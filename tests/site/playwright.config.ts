import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, ensureChromium } from '../../scripts/chromium.mjs';

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

// Playwright reads this file in every worker: the first to read it decides, and hands its choice down.
process.env.SITE_PORT ??= String(await freePort());
process.env.CHROMIUM_PATH ??= await ensureChromium();

const host = '127.0.0.1';
const port = process.env.SITE_PORT;
const desktop = devices['Desktop Chrome'];
const onPhones = ['**/use.test.ts', '**/snippet-builder.test.ts'];

export default defineConfig({
  testDir: 'test',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: '.reports/playwright.json' }]],
  use: {
    // Not at the root: the site has to work wherever it is put.
    baseURL: `http://${host}:${port}/sub/path/`,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments },
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { ...desktop, viewport: { width: 1280, height: 800 } } },
    { name: 'phone', testMatch: onPhones, use: { ...desktop, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    // Files as they are, as any host serves them.
    command: `node ../../node_modules/vite/bin/vite.js preview ../../apps/docs --config site.vite.config.js --base /sub/path/ --host ${host} --port ${port} --strictPort`,
    url: `http://${host}:${port}/sub/path/`,
    reuseExistingServer: false,
  },
});
