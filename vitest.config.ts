import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './scripts/chromium.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests read the sources of every package, so that nothing has to be built before a test run. */
const sources = readdirSync(here('packages')).flatMap((name) =>
  ['index', 'reference', 'consent-mode', 'tcf', 'load-script', 'load', 'issues']
    .filter((entry) => existsSync(here(`packages/${name}/src/${entry}.ts`)))
    .map((entry) => ({
      find: new RegExp(`^@chat-analytics/${name}${entry === 'index' ? '' : `/${entry}`}$`),
      replacement: here(`packages/${name}/src/${entry}.ts`),
    })),
);

/** Run inside a workspace, with that workspace as root: `vitest run --config ../../vitest.config.ts --project unit`. */
const workspace = process.cwd();
const executablePath = findChromium();
const setupFiles = [here('vitest.setup.ts')];

export default defineConfig({
  root: workspace,
  resolve: { alias: sources },
  test: {
    // A machine that is busy makes no test fail.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    reporters: ['default', 'json'],
    outputFile: { json: `${workspace}/.reports/vitest-${process.argv.includes('browser') ? 'browser' : 'unit'}.json` },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'happy-dom',
          pool: 'threads',
          include: ['**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**', '**/dist/**'],
          setupFiles,
          restoreMocks: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['**/*.browser.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          setupFiles,
          restoreMocks: true,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) } }),
            instances: [{ browser: 'chromium', name: `${basename(workspace)} in Chromium` }],
          },
        },
      },
    ],
  },
});
