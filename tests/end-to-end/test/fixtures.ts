import { test as base, expect } from '@playwright/test';
import { openDemo, type Demo } from './demo.js';

interface Fixtures {
  demo: Demo;
}

/** Every test starts on the open page, and fails if that page complained, broke its own policy, or spoke to another host. */
export const test = base.extend<Fixtures>({
  demo: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A broken Content-Security-Policy is an error in the console, too.
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()} in the console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      if (!baseURL || !request.url().startsWith(baseURL)) complaints.push(`request to ${request.url()}`);
    });
    page.on('websocket', (socket) => complaints.push(`socket to ${socket.url()}`));
    const demo = openDemo(page);
    await demo.open();
    await use(demo);
    expect(complaints).toEqual([]);
  },
});

export { expect };
