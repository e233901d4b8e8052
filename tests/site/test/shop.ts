// An empty page of a shop, on which somebody pastes what the site says. Libraries and chats are fakes that behave as recorded.
import { fileURLToPath } from 'node:url';
import type * as testing from '@chat-analytics/testing';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'esbuild';

const address = 'https://shop.example/';
const here = fileURLToPath(new URL('..', import.meta.url));

interface ShopWindow extends Window {
  fakes: typeof testing;
  ga4: testing.GtagFake;
  pixel: testing.MetaPixelFake;
}

/** What a bundler makes of a module's text. */
export async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({ stdin: { contents, resolveDir: here, loader: 'ts' }, bundle: true, minify: true, format: 'iife', target: 'es2020', write: false });
  return outputFiles[0]?.text ?? '';
}

export interface Shop {
  /** The chat qualifies a lead. */
  lead(): Promise<void>;
  /** What reached GA4 and the pixel, by the name of the event; and errors that nobody caught. */
  sent(): Promise<{ ga4: string[]; meta: string[]; errors: string[] }>;
  readonly page: Page;
}

/** Opens the page with some HTML in it, next to files that it may ask for, with consent and a tag manager that has imported a container if one is given. */
export async function openShop(context: BrowserContext, html: string, { files = {}, container }: { files?: Readonly<Record<string, string>>; container?: object } = {}): Promise<Shop> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const libraries = await bundle(`
    import * as fakes from '@chat-analytics/testing';
    window.fakes = fakes;
    window.ga4 = fakes.createGtag(window, { measurementId: 'G-XXXXXXXXXX' });
    window.pixel = fakes.createMetaPixel(window, { pixelIds: ['1234567890'] });
    const container = ${JSON.stringify(container ?? null)};
    if (container) {
      window.gtag('consent', 'default', { analytics_storage: 'granted', ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' });
      fakes.createTagManager(window, { container });
    }
  `);
  await context.route(`${address}**`, async (route) => {
    const name = route.request().url().slice(address.length);
    if (name === '') await route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Shop</title><body><script src="libraries.js"></script>${html}` });
    else if (name === 'libraries.js') await route.fulfill({ contentType: 'text/javascript', body: libraries });
    else if (files[name] !== undefined) await route.fulfill({ contentType: 'text/javascript', body: files[name] });
    else await route.fulfill({ status: 404, body: '' });
  });
  await page.goto(address);
  return {
    page,
    lead: () => page.evaluate(() => void (window as unknown as ShopWindow).fakes.createAutochatWidget(window).outcome('autochat.lead_qualified.v1')),
    sent: async () => {
      const hits = await page.evaluate(() => {
        const { ga4, pixel } = window as unknown as ShopWindow;
        return { ga4: ga4.hits.map(({ en }) => en), meta: pixel.hits.map(({ ev }) => ev) };
      });
      return { ...hits, errors };
    },
  };
}
