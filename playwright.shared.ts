import { createServer } from 'node:net';
import { devices, type PlaywrightTestConfig } from 'playwright/test';
import { chromiumArguments, ensureChromium } from './scripts/chromium.mjs';

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

// Playwright reads a configuration in every worker: the first to read it decides, and hands its choice down.
process.env.CHROMIUM_PATH ??= await ensureChromium();
process.env.PAGES_PORT ??= String(await freePort());

const host = '127.0.0.1';
const port = process.env.PAGES_PORT;

/** Where the pages under test are served: `origin` begins their addresses, and `options` tell it to Vite. */
export const server = { origin: `http://${host}:${port}`, options: `--host ${host} --port ${port} --strictPort` };

export const launchOptions = { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments };

const desktop = devices['Desktop Chrome'];
export const screens = {
  desktop: { ...desktop, viewport: { width: 1280, height: 800 } },
  phone: { ...desktop, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

export const base = {
  testDir: 'test',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // A machine that is busy makes no test fail: a journey through every state of a chat is long where much else is to do.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '.reports/playwright.json' }]],
} as const satisfies PlaywrightTestConfig;
