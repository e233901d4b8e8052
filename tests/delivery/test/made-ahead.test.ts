import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { launchOptions } from '../../../playwright.shared.js';
import type { LogRecord } from '../page/log.js';
import type { Plan } from '../page/plan.js';
import { check, count, expect, test } from './fixtures.js';

/** Chromium makes no pages ahead where little memory is free. */
const whateverIsFree = '--enable-features=Prerender2MemoryControls:acceptable_percent_of_system_memory/99/memory_threshold_in_mb/10';

/** Waits for what the browser says once it can be asked. */
async function hostOf(browser: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const line of createInterface({ input: browser.stderr })) {
    const host = /listening on ws:\/\/([^/]+)/.exec(line)?.[1];
    if (!host) continue;
    // A browser that nobody listens to stops when it has said too much.
    browser.stderr.resume();
    return host;
  }
  throw new Error('The browser has ended.');
}

/** The addresses of a browser's pages, by its own list: whoever looks at the pages themselves has it make none ahead. */
async function addressesIn(host: string): Promise<string[]> {
  const targets = (await (await fetch(`http://${host}/json/list`)).json()) as readonly { type: string; url: string }[];
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
}

const addressOf = (site: string, plan: Plan): string => `${site}?plan=${encodeURIComponent(JSON.stringify(plan))}`;

for (const storage of ['session', 'local'] as const) {
  // A browser that Playwright starts makes no page ahead: this one is left alone until the shopper is on the second page.
  test(`a page made ahead of the click sends what the page before has left, and nothing again (storage ${storage})`, async ({ site }, info) => {
    const second: Plan = { copies: [{ storage }] };
    const first: Plan = { ...second, next: { plan: second, outcomes: 25 } };
    const child = spawn(launchOptions.executablePath, [...launchOptions.args, whateverIsFree, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${info.outputPath('profile')}`, addressOf(site, first)]);
    try {
      const host = await hostOf(child);
      await expect.poll(() => addressesIn(host)).toEqual([addressOf(site, second)]);
      const browser = await chromium.connectOverCDP(`http://${host}`);
      const page = browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error('The browser has no page.');
      // Playwright itself does not find its way about in a page made ahead.
      const session = await page.context().newCDPSession(page);
      const evaluate = async (expression: string): Promise<unknown> => (await session.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
      const read = async (): Promise<LogRecord[]> => (await evaluate('visit.book(); visit.read()')) as LogRecord[];

      expect(await evaluate(`performance.getEntriesByType('navigation')[0].activationStart > 0`)).toBe(true);
      const wanted = { outcomes: 25, ga4: 25, meta: 25, duplicates: 0, beforeConsent: 0 };
      await expect.poll(async () => count(await read())).toEqual(wanted);
      await evaluate(`for (const { kind, ids } of visit.read()) if (kind === 'outcomes') ids.forEach(visit.dispatch)`);
      const records = await read();
      expect(count(records)).toEqual(wanted);
      check(records, info);
      await browser.close();
    } finally {
      const end = once(child, 'exit');
      child.kill();
      await end;
    }
  });
}
