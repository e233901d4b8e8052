import { defineConfig } from '@playwright/test';
import { base, launchOptions, screens, server } from '../../playwright.shared.js';

/** Not at the root: the site has to work wherever it is put. */
const place = '/sub/path/';

export default defineConfig({
  ...base,
  use: {
    baseURL: server.origin + place,
    launchOptions,
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: screens.desktop },
    { name: 'phone', testMatch: ['**/use.test.ts', '**/snippet-builder.test.ts'], use: screens.phone },
  ],
  webServer: {
    // Files as they are, as any host serves them.
    command: `node ../../node_modules/vite/bin/vite.js preview ../../apps/docs --config site.vite.config.js --base ${place} ${server.options}`,
    url: server.origin + place,
    reuseExistingServer: false,
  },
});
