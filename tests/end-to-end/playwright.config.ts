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
process.env.DEMO_PORT ??= String(await freePort());
process.env.CHROMIUM_PATH ??= await ensureChromium();

const host = '127.0.0.1';
const port = process.env.DEMO_PORT;
const desktop = devices['Desktop Chrome'];

export default defineConfig({
  testDir: 'test',
  forbidOnly: true,
  // A journey through every state of a chat is long on a machine that has much else to do.
  timeout: 90_000,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: '.reports/playwright.json' }]],
  use: {
    baseURL: `http://${host}:${port}/`,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: chromiumArguments,
      // Shoppers have it: a page that they come back to goes on where it was.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
    // Tests that look at the moving page say so.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { ...desktop, viewport: { width: 1280, height: 800 } } },
    // What has nothing to do with the layout is the same on every screen, and is looked at on one.
    { name: 'phone', grep: /@phone/, use: { ...desktop, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host ${host} --port ${port} --strictPort`,
    cwd: '../../apps/demo',
    url: `http://${host}:${port}/`,
    reuseExistingServer: false,
  },
});
