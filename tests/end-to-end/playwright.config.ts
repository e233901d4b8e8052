import { defineConfig } from '@playwright/test';
import { base, launchOptions, screens, server } from '../../playwright.shared.js';

export default defineConfig({
  ...base,
  use: {
    baseURL: `${server.origin}/`,
    // Shoppers have the cache: a page that they come back to goes on where it was.
    launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
    // Tests that look at the moving page say so.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: screens.desktop },
    // What has nothing to do with the layout is the same on every screen, and is looked at on one.
    { name: 'phone', grep: /@phone/, use: screens.phone },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview ${server.options}`,
    cwd: '../../apps/demo',
    url: `${server.origin}/`,
    reuseExistingServer: false,
  },
});
