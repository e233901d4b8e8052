import { test as base, expect } from '@playwright/test';
import { openDemo, type Demo } from './demo.js';

interface Fixtures {
  demo: Demo;
  /** What the console may say, as the test brings it about. Default nothing. */
  tolerated: RegExp;
}

/** Every test fails if the demo complained, broke its own policy, or spoke to another host. */
export const test = base.extend<Fixtures>({
  tolerated: [/(?!)/, { option: true }],
  demo: async ({ page, baseURL, tolerated }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A broken Content-Security-Policy is an error in the console, too.
      if ((message.type() === 'error' || message.type() === 'warning') && !tolerated.test(message.text())) complaints.push(`${message.type()} in the console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      if (!baseURL || !request.url().startsWith(baseURL)) complaints.push(`request to ${request.url()}`);
    });
    page.on('websocket', (socket) => complaints.push(`socket to ${socket.url()}`));
    await use(openDemo(page));
    expect(complaints).toEqual([]);
  },
});

export { expect };
