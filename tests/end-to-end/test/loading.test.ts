// gtag.js and the pixel brought in by the sinks, on pages with a Content Security Policy. Nothing leaves the machine: every request is answered here.
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'esbuild';

const shop = 'https://shop.example/';

/** What the page runs: the two sinks, told of consent as the pipeline tells them. */
const contents = `
import { ga4 } from '@chat-analytics/ga4-sink';
import { load as loadGtag } from '@chat-analytics/ga4-sink/load';
import { meta } from '@chat-analytics/meta-sink';
import { load as loadPixel } from '@chat-analytics/meta-sink/load';

const nonce = new URLSearchParams(location.search).get('nonce') ?? undefined;
const sinks = [ga4({ measurementId: 'G-SHOP', load: loadGtag, nonce }), meta({ pixelId: '123', load: loadPixel, nonce })];
window.shop = {
  blocked: [],
  states: () => sinks.map((sink) => sink.ready(window)),
  tell(state) {
    for (const sink of sinks) sink.onConsent?.(state, { window, contract: () => undefined, report: () => undefined, blocked: () => window.shop.blocked.push(sink.name) });
  },
};
`;

/** As little of the libraries as the sinks look at. */
const libraries: Readonly<Record<string, string>> = {
  'https://www.googletagmanager.com/gtag/js?id=G-SHOP': "window.google_tag_manager = { 'G-SHOP': {} };",
  'https://connect.facebook.net/en_US/fbevents.js': 'window.fbq.callMethod = () => {};',
};

interface Shop {
  readonly blocked: string[];
  states(): boolean[];
  tell(state: 'granted' | 'denied' | 'pending'): void;
}
type ShopWindow = Window & { shop: Shop };

let script = '';
test.beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    format: 'iife',
    target: 'es2020',
    write: false,
  });
  script = outputFiles[0]?.text ?? '';
});

interface Opened {
  /** The requests for libraries. */
  readonly asked: string[];
  tell(state: 'granted' | 'denied' | 'pending'): Promise<void>;
  states(): Promise<boolean[]>;
  blocked(): Promise<string[]>;
}

async function open(page: Page, { policy, nonce = '', answer = true }: { policy: string; nonce?: string; answer?: boolean }): Promise<Opened> {
  const asked: string[] = [];
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${shop}shop.js`) await route.fulfill({ contentType: 'text/javascript', body: script });
    else if (url.startsWith(shop)) await route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: `<!doctype html><title>Shop</title><script src="/shop.js" nonce="${nonce}"></script>` });
    else {
      asked.push(url);
      const body = libraries[url];
      if (answer && body !== undefined) await route.fulfill({ contentType: 'text/javascript', body });
      else await route.abort();
    }
  });
  await page.goto(`${shop}?nonce=${nonce}`);
  return {
    asked,
    tell: (state) => page.evaluate((given) => (window as unknown as ShopWindow).shop.tell(given), state),
    states: () => page.evaluate(() => (window as unknown as ShopWindow).shop.states()),
    blocked: () => page.evaluate(() => (window as unknown as ShopWindow).shop.blocked),
  };
}

const strict = (nonce: string): string => `default-src 'none'; script-src 'nonce-${nonce}'; require-trusted-types-for 'script'; trusted-types chat-analytics`;
const both = ['ga4', 'meta'];

test('the libraries are asked for once consent is granted, not before, and once', async ({ page }) => {
  const { asked, tell, states, blocked } = await open(page, { policy: "default-src 'self' https:" });
  await tell('pending');
  await tell('denied');
  expect(asked).toEqual([]);
  await tell('granted');
  await expect.poll(states).toEqual([true, true]);
  await tell('denied');
  await tell('granted');
  expect(asked.sort()).toEqual(Object.keys(libraries).sort());
  expect(await blocked()).toEqual([]);
});

test('a nonce and a named Trusted Types policy are enough for the strictest page', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  const { tell, states, blocked } = await open(page, { policy: strict('n0nce'), nonce: 'n0nce' });
  await tell('granted');
  await expect.poll(states).toEqual([true, true]);
  expect([await blocked(), complaints]).toEqual([[], []]);
});

test('a script that the policy does not allow is said to be blocked', async ({ page }) => {
  const { asked, tell, states, blocked } = await open(page, { policy: "default-src 'self'" });
  await tell('granted');
  await expect.poll(blocked).toEqual(both);
  expect([asked, await states()]).toEqual([[], [false, false]]);
});

test('and so is one for which the page does not allow our Trusted Types policy', async ({ page }) => {
  const { asked, tell, blocked } = await open(page, { policy: strict('n0nce').replace('chat-analytics', 'shop'), nonce: 'n0nce' });
  await tell('granted');
  await expect.poll(blocked).toEqual(both);
  expect(asked).toEqual([]);
});

test('and one that an ad blocker or the network keeps away', async ({ page }) => {
  const { asked, tell, states, blocked } = await open(page, { policy: "default-src 'self' https:", answer: false });
  await tell('granted');
  await expect.poll(async () => (await blocked()).sort()).toEqual(both);
  expect([asked.length, await states()]).toEqual([2, [false, false]]);
});
