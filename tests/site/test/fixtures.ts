import { test as base, expect } from '@playwright/test';

interface Fixtures {
  /** What the site's pages complained of, and every request to another host. */
  complaints: string[];
}

/** Every test fails if a page of the site complained, or spoke to another host. */
export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(baseURL ?? '?') && !/^(?:data|blob):/.test(request.url())) complaints.push(`${page.url()}: request to ${request.url()}`);
      });
      page.on('websocket', (socket) => complaints.push(`${page.url()}: socket to ${socket.url()}`));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
