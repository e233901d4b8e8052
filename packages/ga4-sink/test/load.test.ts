import type { Sink, SinkContext } from '@chat-analytics/core';
import { createGtag, watchPage, type GtagFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ga4, type Ga4Options } from '../src/index.js';
import { load } from '../src/load.js';

interface Page extends Window {
  gtag?: (...command: unknown[]) => void;
  dataLayer?: unknown[];
  google_tag_manager?: Record<string, unknown>;
  happyDOM?: { settings: { handleDisabledFileLoadingAsSuccess: boolean } };
}
const page: Page = window;

/** Nothing is fetched: scripts load, or fail. */
function letScripts(succeed: boolean): void {
  if (page.happyDOM) page.happyDOM.settings.handleDisabledFileLoadingAsSuccess = succeed;
}

let gtag: GtagFake;
beforeEach(() => {
  letScripts(true);
  gtag = createGtag(window, { measurementId: 'G-SHOP', stub: false, arrival: 'manual' });
});
afterEach(() => {
  gtag.remove();
  for (const script of Array.from(document.scripts)) script.remove();
});

const scripts = (): string[] => Array.from(document.scripts, (script) => script.src);
const commands = (): unknown[][] => (page.dataLayer ?? []).map((entry) => Array.from(entry as ArrayLike<unknown>));
const source = 'https://www.googletagmanager.com/gtag/js?id=G-SHOP';

interface Run {
  sink: Sink;
  tell(state: 'granted' | 'denied' | 'pending'): void;
  stop(): void;
  reports: string[];
  blocked: () => number;
}
function run(options: Ga4Options = { measurementId: 'G-SHOP' }): Run {
  const sink = ga4({ load, ...options });
  const reports: string[] = [];
  const blocked = vi.fn();
  const context: SinkContext = { window, contract: () => undefined, report: (code, where) => reports.push(`${code} ${where}`), blocked };
  const stop = sink.start?.(context);
  return { sink, tell: (state) => sink.onConsent?.(state, context), stop: () => stop?.(), reports, blocked: () => blocked.mock.calls.length };
}

describe('load', () => {
  it('brings gtag.js in once the purpose is granted, and not before', () => {
    const { sink, tell } = run();
    tell('pending');
    tell('denied');
    expect([scripts(), page.gtag, page.dataLayer]).toEqual([[], undefined, undefined]);
    tell('granted');
    expect(scripts()).toEqual([source]);
    expect(commands()).toEqual([
      ['js', expect.any(Date)],
      ['config', 'G-SHOP'],
    ]);
    expect(sink.ready(window)).toBe(false);
    gtag.load();
    expect(sink.ready(window)).toBe(true);
    page.gtag?.('event', 'chat_opened');
    expect(gtag.hits).toEqual([{ en: 'chat_opened' }]);
  });

  it('does it once, however often consent is granted', () => {
    const { tell } = run();
    tell('granted');
    tell('denied');
    tell('granted');
    expect(scripts()).toEqual([source]);
    expect(commands()).toHaveLength(2);
  });

  it('does it once for two sinks, and configures a second property without a second script', () => {
    run().tell('granted');
    run().tell('granted');
    run({ measurementId: 'G-OTHER' }).tell('granted');
    expect(scripts()).toEqual([source]);
    expect(commands().map(([name, id]) => (name === 'js' ? name : id))).toEqual(['js', 'G-SHOP', 'G-OTHER']);
  });

  it.each([
    ['that a consent platform has put to sleep', 'text/plain', 'https://www.googletagmanager.com/gtag/js?id=AW-1'],
    ['that reads another data layer', '', 'https://www.googletagmanager.com/gtag/js?id=G-OTHER&l=otherLayer'],
  ])('brings it in beside a script %s', (_, type, src) => {
    const other = document.createElement('script');
    other.type = type;
    other.src = src;
    document.head.append(other);
    run().tell('granted');
    expect(scripts()).toEqual([src, source]);
  });

  it.each([
    ['module', 'https://www.googletagmanager.com/gtag/js?id=G-OTHER'],
    ['text/javascript', 'https://www.googletagmanager.com/gtag/js?l=dataLayer&id=G-OTHER'],
  ])('brings nothing in beside one that runs (%s, %s)', (type, src) => {
    const other = document.createElement('script');
    other.type = type;
    other.src = src;
    document.head.append(other);
    run().tell('granted');
    expect(scripts()).toEqual([src]);
  });

  it('gives the script the nonce of the page', () => {
    run({ measurementId: 'G-SHOP', nonce: 'n0nce' }).tell('granted');
    expect(document.scripts[0]?.nonce).toBe('n0nce');
  });

  it('writes the id into the address as a value', () => {
    run({ measurementId: 'G-1&l=evil' }).tell('granted');
    expect(scripts()).toEqual(['https://www.googletagmanager.com/gtag/js?id=G-1%26l%3Devil']);
  });

  it('needs a measurement id, and says so', () => {
    const { tell, reports } = run({});
    tell('granted');
    expect([scripts(), reports]).toEqual([[], ['bad_option ga4.load']]);
  });

  it('may begin anew after stop', () => {
    const { tell, stop } = run();
    tell('granted');
    stop();
    gtag.navigate();
    document.scripts[0]?.remove();
    tell('granted');
    expect(scripts()).toEqual([source]);
  });
});

describe('what the page has is left alone', () => {
  it('a property that runs', () => {
    gtag.remove();
    gtag = createGtag(window, { measurementId: 'G-SHOP' });
    // Their configuration is no longer among the 300 entries that the layer keeps.
    for (let count = 0; count < 400; count++) page.dataLayer?.push({ count });
    const before = commands();
    run().tell('granted');
    expect([scripts(), commands()]).toEqual([[], before]);
  });

  it("a property that the page's own snippet has configured", () => {
    gtag.remove();
    gtag = createGtag(window, { measurementId: 'G-SHOP', arrival: 'manual' });
    const before = commands();
    run().tell('granted');
    expect([scripts(), commands()]).toEqual([[], before]);
  });

  it('a script: the property is added to what it runs', () => {
    const script = document.createElement('script');
    script.src = 'https://www.googletagmanager.com/gtag/js?id=AW-1';
    document.head.append(script);
    run().tell('granted');
    expect(scripts()).toEqual([script.src]);
    expect(commands().at(-1)).toEqual(['config', 'G-SHOP']);
  });

  it("a consent platform's gtag and data layer, which are used", () => {
    const layer: unknown[] = [];
    const platform = (...command: unknown[]): number => layer.push(command);
    Object.assign(page, { dataLayer: layer, gtag: platform });
    platform('consent', 'default', { analytics_storage: 'denied' });
    run().tell('granted');
    expect(page.gtag).toBe(platform);
    expect(page.dataLayer).toBe(layer);
    expect(commands().map(([name]) => name)).toEqual(['consent', 'js', 'config']);
    expect(scripts()).toEqual([source]);
  });

  it.each([
    ['has no end', { event: 'x', length: 2 ** 32 }],
    ['throws', new Proxy(
        {},
        {
          get(): never {
            throw new Error('get');
          },
        },
      )],
    ['looks like a command and is a list, which gtag.js ignores', ['config', 'G-SHOP']],
  ])('what is on the data layer and %s', (_, entry) => {
    page.dataLayer = [entry];
    const { tell, stop } = run();
    tell('granted');
    expect(scripts()).toEqual([source]);
    stop();
  });

  it('other scripts, whatever they are named', () => {
    for (const src of ['https://www.googletagmanager.com/gtm.js?id=GTM-1', 'https://shop.example/gtag/js-loader.js']) {
      const script = document.createElement('script');
      script.src = src;
      document.head.append(script);
    }
    run().tell('granted');
    expect(scripts().at(-1)).toBe(source);
  });
});

describe('a script that does not load', () => {
  it('is said to be blocked', () => {
    letScripts(false);
    const { tell, blocked } = run();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    tell('granted');
    expect(blocked()).toBe(1);
  });

  it('is said to be blocked to a sink that comes later, too', () => {
    letScripts(false);
    run().tell('granted');
    const { tell, blocked } = run();
    tell('granted');
    expect(blocked()).toBe(1);
    expect(scripts()).toHaveLength(1);
  });

  it("is said to be blocked where it is the page's own", () => {
    const script = document.createElement('script');
    script.src = source;
    document.head.append(script);
    gtag.remove();
    gtag = createGtag(window, { measurementId: 'G-SHOP', arrival: 'manual' });
    const { tell, blocked } = run();
    tell('granted');
    script.dispatchEvent(new Event('error'));
    expect(blocked()).toBe(1);
  });

  it('is no business of a sink that has stopped', () => {
    const { tell, blocked, stop } = run();
    tell('granted');
    stop();
    document.scripts[0]?.dispatchEvent(new Event('error'));
    expect(blocked()).toBe(0);
  });

  it('is not tried again', () => {
    letScripts(false);
    const { tell, blocked } = run();
    tell('granted');
    tell('denied');
    tell('granted');
    expect([scripts().length, blocked()]).toEqual([1, 1]);
  });
});

describe('Trusted Types', () => {
  const install = (createPolicy: (name: string, rules: { createScriptURL(src: string): string }) => unknown): void => {
    Object.defineProperty(window, 'trustedTypes', { configurable: true, value: { createPolicy } });
  };
  afterEach(() => {
    Reflect.deleteProperty(window, 'trustedTypes');
  });

  it('tolerates a policy that cannot be created', () => {
    install(() => {
      throw new TypeError('Policy "chat-analytics" disallowed.');
    });
    const { tell, blocked } = run();
    tell('granted');
    expect([scripts(), blocked()]).toEqual([[source], 0]);
  });

  it('asks for one policy, by name, however many scripts there are', () => {
    const created: string[] = [];
    install((name, rules) => {
      created.push(name);
      return rules;
    });
    run().tell('granted');
    document.scripts[0]?.remove();
    run({ measurementId: 'G-OTHER' }).tell('granted');
    expect(created).toEqual(['chat-analytics']);
    expect(scripts()).toEqual(['https://www.googletagmanager.com/gtag/js?id=G-OTHER']);
  });
});

it('without load nothing is added and nothing left', () => {
  const watch = watchPage(window);
  const sink = ga4({ measurementId: 'G-SHOP' });
  expect([sink.onConsent, sink.start]).toEqual([undefined, undefined]);
  expect([watch.left(), scripts()]).toEqual([[], []]);
  watch.end();
});
