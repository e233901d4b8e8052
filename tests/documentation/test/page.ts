// A page on which a snippet can live: the chat widgets, gtag.js, the Meta Pixel and the network are fakes, and what they are told is kept.
import * as autochat from '@chat-analytics/autochat';
import * as autochatReference from '@chat-analytics/autochat/reference';
import * as clarity from '@chat-analytics/clarity';
import * as clarityReference from '@chat-analytics/clarity/reference';
import * as core from '@chat-analytics/core';
import * as consentMode from '@chat-analytics/core/consent-mode';
import * as tcf from '@chat-analytics/core/tcf';
import * as ga4Sink from '@chat-analytics/ga4-sink';
import * as ga4Load from '@chat-analytics/ga4-sink/load';
import * as gtmSink from '@chat-analytics/gtm-sink';
import * as inspector from '@chat-analytics/inspector';
import * as inspectorIssues from '@chat-analytics/inspector/issues';
import * as kustomer from '@chat-analytics/kustomer';
import * as kustomerReference from '@chat-analytics/kustomer/reference';
import * as metaSink from '@chat-analytics/meta-sink';
import * as metaLoad from '@chat-analytics/meta-sink/load';
import * as recipes from '@chat-analytics/recipes';
import * as snippetBuilder from '@chat-analytics/snippet-builder';
import * as testing from '@chat-analytics/testing';
import * as webhookSink from '@chat-analytics/webhook-sink';
import * as nodeEvents from 'node:events';
import * as nodeHttp from 'node:http';
import * as nodeConsumers from 'node:stream/consumers';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import * as vitest from 'vitest';
import { start } from '../../../packages/browser/src/start.js';
import type { Snippet } from './snippets.js';

const modules: Readonly<Record<string, object>> = {
  '@chat-analytics/autochat': autochat,
  '@chat-analytics/autochat/reference': autochatReference,
  '@chat-analytics/clarity': clarity,
  '@chat-analytics/clarity/reference': clarityReference,
  '@chat-analytics/core': core,
  '@chat-analytics/core/consent-mode': consentMode,
  '@chat-analytics/core/tcf': tcf,
  '@chat-analytics/ga4-sink': ga4Sink,
  '@chat-analytics/ga4-sink/load': ga4Load,
  '@chat-analytics/gtm-sink': gtmSink,
  '@chat-analytics/inspector': inspector,
  '@chat-analytics/inspector/issues': inspectorIssues,
  '@chat-analytics/kustomer': kustomer,
  '@chat-analytics/kustomer/reference': kustomerReference,
  '@chat-analytics/meta-sink': metaSink,
  '@chat-analytics/meta-sink/load': metaLoad,
  '@chat-analytics/recipes': recipes,
  '@chat-analytics/snippet-builder': snippetBuilder,
  '@chat-analytics/testing': testing,
  '@chat-analytics/webhook-sink': webhookSink,
  'node:events': nodeEvents,
  'node:http': nodeHttp,
  'node:stream/consumers': nodeConsumers,
  vitest,
};

/** The packages that a snippet imports. */
export function importsOf(snippet: Snippet): string[] {
  return ts.preProcessFile(snippet.source).importedFiles.map(({ fileName }) => fileName);
}

/** Runs a snippet as the module it is, with other modules in the place of some. Returns what it exports. */
export async function execute(snippet: Snippet, instead: Readonly<Record<string, object>> = {}): Promise<object> {
  const { outputText } = ts.transpileModule(snippet.source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const main = compileFunction(`return (async () => {${outputText}\n})();`, ['require', 'exports'], { filename: snippet.document }) as (
    require: (name: string) => object,
    exports: object,
  ) => Promise<void>;
  const exports = {};
  await main((name) => {
    const found = instead[name] ?? modules[name];
    if (!found) throw new Error(`A snippet cannot import ${name}: page.ts does not know it.`);
    return found;
  }, exports);
  return exports;
}

export interface Page {
  /** What the snippet, and with it the sinks, told the destinations, as arguments of the global functions. */
  readonly calls: { readonly gtag: unknown[][]; readonly fbq: unknown[][] };
  /** What was posted, each request answered with success. */
  readonly posts: unknown[];
  /** What was pushed onto the data layer besides calls of gtag and what GTM does itself. */
  pushes(): unknown[];
  readonly gtag: testing.GtagFake;
  readonly pixel: testing.MetaPixelFake;
  readonly widget: testing.AutochatWidget;
  readonly kustomer: testing.KustomerFake;
  /** Every event that was accepted. */
  readonly events: core.ChatEvent[];
  readonly created: core.ChatAnalytics[];
  /** Core, as snippets get it: it tells of what they create. */
  readonly core: object;
  /** Puts HTML on the page, and runs it as a browser would that gets our script from anywhere. */
  show(snippet: Snippet): object;
  close(): void;
}

type Call = (...args: unknown[]) => void;

/** Keeps the calls of a global function, and is otherwise that function. */
function observe(name: 'gtag' | 'fbq', calls: unknown[][]): void {
  const page = window as unknown as Record<string, Call | undefined>;
  const given = page[name];
  if (!given) throw new Error(`There is no ${name} to observe.`);
  page[name] = new Proxy(given, {
    apply(target, self, args: unknown[]) {
      calls.push(args);
      Reflect.apply(target, self, args);
    },
  });
}

/** GTM's number, which it writes onto every push, is left out. */
function pushes(): unknown[] {
  const { dataLayer } = window as { dataLayer?: unknown[] };
  const plain = (dataLayer ?? []).filter((entry) => Object.prototype.toString.call(entry) === '[object Object]' && !('gtm.start' in (entry as object)));
  return plain.map((entry) => Object.fromEntries(Object.entries(entry as object).filter(([key]) => key !== 'gtm.uniqueEventId')));
}

/** Opens `/products/teapot` with everything on it that a snippet may count on. */
export function openPage(): Page {
  history.replaceState({}, '', '/products/teapot?utm_source=mail#reviews');
  const gtag = testing.createGtag(window, { measurementId: 'G-XXXXXXXXXX' });
  const pixel = testing.createMetaPixel(window, { pixelIds: ['1234567890'] });
  const calls: Page['calls'] = { gtag: [], fbq: [] };
  observe('gtag', calls.gtag);
  observe('fbq', calls.fbq);
  const manager = testing.createTagManager(window, { containerId: 'GTM-XXXXXXX' });
  const posts: unknown[] = [];
  vitest.vi.spyOn(window, 'fetch').mockImplementation((_url, init) => {
    if (typeof init?.body === 'string') posts.push(JSON.parse(init.body));
    return Promise.resolve(new Response());
  });
  const everything = { purposes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] };
  const platform = testing.createTcf(window, { stored: everything });
  const chat = testing.createKustomer(window, { generation: 'v2' });
  const events: core.ChatEvent[] = [];
  const created: core.ChatAnalytics[] = [];
  return {
    calls,
    posts,
    pushes,
    gtag,
    pixel,
    widget: testing.createAutochatWidget(window),
    kustomer: chat,
    events,
    created,
    show({ source }) {
      document.head.innerHTML = source;
      // What is a script of its own comes before ours, which is async.
      for (const { src, text } of document.scripts) if (!src) Reflect.apply(compileFunction(text), undefined, []);
      start(window);
      const analytics = window.ChatAnalytics?.analytics;
      analytics?.subscribe((event) => events.push(event));
      if (analytics) created.push(analytics);
      return {};
    },
    core: {
      ...core,
      createChatAnalytics(options: core.ChatAnalyticsOptions) {
        const analytics = core.createChatAnalytics(options);
        analytics.subscribe((event) => events.push(event));
        created.push(analytics);
        return analytics;
      },
    },
    close() {
      for (const analytics of created) analytics.stop();
      window.ChatAnalytics?.stop();
      delete window.chatAnalyticsConfig;
      document.head.innerHTML = '';
      manager.remove();
      gtag.remove();
      pixel.remove();
      chat.remove();
      platform.remove();
    },
  };
}
