// The build for one script tag, on pages that have nothing else of ours. Nothing leaves the machine: every request is answered here.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ChatAnalyticsGlobal } from '@chat-analytics/browser';
import type * as testing from '@chat-analytics/testing';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'esbuild';

const shop = 'https://shop.example/';

interface ShopWindow extends Window {
  ChatAnalytics?: ChatAnalyticsGlobal;
  fakes: typeof testing;
  ga4: testing.GtagFake;
  pixel: testing.MetaPixelFake;
  manager: testing.TagManagerFake;
}

let script = '';
let fakes = '';
test.beforeAll(async () => {
  script = await readFile(fileURLToPath(import.meta.resolve('@chat-analytics/browser')), 'utf8');
  const { outputFiles } = await build({
    stdin: { contents: "import * as fakes from '@chat-analytics/testing'; globalThis.fakes ??= fakes;", resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    write: false,
  });
  fakes = outputFiles[0]?.text ?? '';
});

interface Opened {
  /** What was posted to the shop. */
  readonly posts: unknown[];
  /** What the console said, and errors. */
  readonly said: string[];
  sources(): Promise<Record<string, string>>;
  ga4(): Promise<string[]>;
  pixel(): Promise<string[]>;
}

async function open(page: Page, html: string, { address = shop, policy = '', container }: { address?: string; policy?: string; container?: object } = {}): Promise<Opened> {
  const posts: unknown[] = [];
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  /** The libraries are fakes that behave as recorded. */
  const scripts: Readonly<Record<string, string>> = {
    [`${address}chat-analytics.js`]: script,
    'https://www.googletagmanager.com/gtag/js?id=G-SHOP': `${fakes}; window.ga4 = fakes.createGtag(window, { measurementId: 'G-SHOP', stub: false });`,
    'https://connect.facebook.net/en_US/fbevents.js': `${fakes}; window.pixel = fakes.createMetaPixel(window, { pixelIds: ['123'], stub: false });`,
    'https://www.googletagmanager.com/gtm.js?id=GTM-SHOP': `${fakes}; window.manager = fakes.createTagManager(window, { stub: false, container: ${JSON.stringify(container)} });`,
  };
  await page.route('**/*', async (route) => {
    const request = route.request();
    const body = scripts[request.url()];
    if (request.method() === 'POST') posts.push(request.postDataJSON());
    if (body !== undefined) await route.fulfill({ contentType: 'text/javascript', body });
    else if (request.url().startsWith(address)) await route.fulfill({ contentType: 'text/html', headers: policy ? { 'content-security-policy': policy } : {}, body: `<!doctype html><title>Shop</title>${html}` });
    else await route.abort();
  });
  await page.goto(address);
  // The vendors come later: there is nothing of them before.
  await page.evaluate(fakes);
  return {
    posts,
    said,
    sources: () =>
      page.evaluate(() => {
        const { sources = {} } = (window as unknown as ShopWindow).ChatAnalytics?.analytics?.health() ?? {};
        return Object.fromEntries(Object.entries(sources).map(([name, { status }]) => [name, status]));
      }),
    ga4: () => page.evaluate(() => (window as unknown as Partial<ShopWindow>).ga4?.hits.map(({ en }) => en) ?? []),
    pixel: () => page.evaluate(() => (window as unknown as Partial<ShopWindow>).pixel?.hits.map(({ ev }) => ev) ?? []),
  };
}

const tag = (attributes: string): string => `<script async src="${shop}chat-analytics.js" ${attributes}></script>`;
const everywhere = 'data-ga4="G-SHOP" data-meta="123" data-webhook="/chat-events" data-load';

/** What each vendor does once its SDK is there, and what becomes of it. */
const vendors = {
  autochat: { acts: () => void (window as unknown as ShopWindow).fakes.createAutochatWidget(window).outcome('autochat.lead_qualified.v1'), ga4: 'chat_lead_qualified', meta: 'ChatLeadQualified', type: 'lead_qualified', source: 'autochat' },
  kustomer: {
    acts: () => {
      const chat = (window as unknown as ShopWindow).fakes.createKustomer(window, { generation: 'v2' });
      window.setTimeout(() => chat.startConversation({ conversationId: 'c1' }), 1500);
    },
    ga4: 'chat_conversation_started',
    meta: 'ChatConversationStarted',
    type: 'conversation_started',
    source: 'kustomer',
  },
  clarity: {
    acts: () => {
      const chat = (window as unknown as ShopWindow).fakes.createClarityWebchat(window);
      window.setTimeout(() => chat.event('expand_from_bubble'), 1500);
    },
    ga4: 'chat_opened',
    meta: 'ChatOpened',
    type: 'chat_opened',
    source: 'bloomreach_clarity',
  },
} as const;

for (const [vendor, { acts, ga4, meta, type, source }] of Object.entries(vendors)) {
  test(`a page with nothing but one script tag tracks ${vendor}, at every destination`, async ({ page }) => {
    const shopPage = await open(page, tag(`data-vendors="${vendor}" ${everywhere}`));
    await expect.poll(async () => Object.keys(await shopPage.sources())).toContain(source);
    await page.evaluate(acts);
    await expect.poll(shopPage.ga4).toEqual([ga4]);
    await expect.poll(shopPage.pixel).toEqual([meta]);
    await expect.poll(() => shopPage.posts).toMatchObject([{ events: [{ event_type: type }] }]);
    expect(shopPage.said).toEqual([]);
  });
}

test('a page without a word on vendors tracks all of them', async ({ page }) => {
  const { ga4, sources } = await open(page, tag('data-ga4="G-SHOP" data-load'));
  await expect.poll(async () => Object.keys(await sources())).toEqual(expect.arrayContaining(['autochat', 'kustomer', 'bloomreach_clarity']));
  for (const { acts } of Object.values(vendors)) await page.evaluate(acts);
  await expect.poll(async () => (await ga4()).sort()).toEqual(['chat_conversation_started', 'chat_lead_qualified', 'chat_opened']);
});

test('a wrong attribute is named in the console with what is allowed, and the rest works', async ({ page }) => {
  const { ga4, said, sources } = await open(page, tag('data-vendors="autochat" data-ga4="G-SHOP" data-load data-naming="Recipe"'));
  await expect.poll(async () => Object.keys(await sources())).toContain('autochat');
  await page.evaluate(vendors.autochat.acts);
  await expect.poll(ga4).toEqual(['chat_lead_qualified']);
  expect(said).toEqual(['[chat-analytics] bad_option data-naming must be normalized, recipe']);
});

test('loaded twice it runs once, and says so where the page is built', async ({ page }) => {
  const twice = `${tag('data-ga4="G-SHOP" data-load')}${tag('data-ga4="G-SHOP" data-load')}`;
  const { ga4, said, sources } = await open(page, twice.replaceAll(shop, 'http://localhost/'), { address: 'http://localhost/' });
  await expect.poll(async () => Object.keys(await sources())).toContain('autochat');
  await page.evaluate(vendors.autochat.acts);
  await expect.poll(ga4).toEqual(['chat_lead_qualified']);
  expect(said).toEqual([expect.stringContaining('loaded_twice http://localhost/chat-analytics.js')]);
});

test('it works under a strict policy, and brings the libraries in with its own nonce', async ({ page }) => {
  const policy = "default-src 'none'; script-src 'nonce-n1'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types chat-analytics";
  const { ga4, pixel, said, sources } = await open(page, tag(`${everywhere} nonce="n1"`), { policy });
  await expect.poll(async () => Object.keys(await sources())).toContain('autochat');
  await page.evaluate(vendors.autochat.acts);
  await expect.poll(ga4).toEqual(['chat_lead_qualified']);
  await expect.poll(pixel).toEqual(['ChatLeadQualified']);
  expect(said).toEqual([]);
});

/** GTM re-creates the scripts of a Custom HTML tag, and leaves their `data-` attributes out. */
const customHtml = {
  'that sets chatAnalyticsConfig': `<script>window.chatAnalyticsConfig = { vendors: ['autochat'], gtm: true };</script><script async src="${shop}chat-analytics.js" data-vendors="kustomer"></script>`,
  'that adds the script by code': `<script>(function () { var s = document.createElement('script'); s.async = true; s.src = '${shop}chat-analytics.js'; s.setAttribute('data-vendors', 'autochat'); s.setAttribute('data-gtm', ''); document.head.appendChild(s); })();</script>`,
};
const snippet = '<script>window.dataLayer = [{ "gtm.start": Date.now(), event: "gtm.js" }];</script><body></body><script async src="https://www.googletagmanager.com/gtm.js?id=GTM-SHOP"></script>';

for (const [how, html] of Object.entries(customHtml)) {
  test(`it works from a Custom HTML tag of GTM ${how}`, async ({ page }) => {
    const container = {
      exportFormatVersion: 2,
      containerVersion: {
        container: { publicId: 'GTM-SHOP' },
        tag: [{ tagId: '1', name: 'chat analytics', type: 'html', firingTriggerId: ['2147479553'], parameter: [{ type: 'TEMPLATE', key: 'html', value: html }] }],
      },
    };
    const { said, sources } = await open(page, snippet, { container });
    await expect.poll(async () => Object.keys(await sources()).filter((name) => name !== 'host')).toEqual(['autochat']);
    await page.evaluate(vendors.autochat.acts);
    await expect.poll(() => page.evaluate(() => (window as unknown as ShopWindow).manager.events.at(-1))).toBe('chat_lead_qualified');
    expect(said).toEqual([]);
  });
}
