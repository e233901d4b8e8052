import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGtag } from '../src/gtag.js';
import { createMetaPixel } from '../src/meta-pixel.js';
import type { VendorPage, VendorPageOptions } from '../src/vendor-page.js';
import { runRecorded } from './recorded-call.js';

interface Subject {
  readonly name: string;
  readonly open: (options?: VendorPageOptions) => VendorPage & { readonly hits: readonly object[] };
  readonly globals: readonly string[];
  /** A call of the page's own that ends up as one hit. */
  readonly call: string;
  /** Whether the library runs. */
  readonly loaded: string;
}

const subjects: Subject[] = [
  {
    name: 'gtag.js',
    open: (options) => createGtag(window, options),
    globals: ['dataLayer', 'gtag', 'google_tag_manager'],
    call: "gtag('event','a')",
    loaded: 'typeof google_tag_manager === "object"',
  },
  {
    name: 'the Meta Pixel',
    open: (options) => createMetaPixel(window, options),
    globals: ['fbq', '_fbq'],
    call: "fbq('trackCustom','a')",
    loaded: 'typeof fbq.callMethod === "function"',
  },
];

describe.each(subjects)('the page of $name', ({ open, globals, call, loaded }) => {
  let page: ReturnType<typeof open>;

  const start = (options?: VendorPageOptions): void => {
    page = open(options);
  };

  const present = (): string[] => globals.filter((name) => name in window);

  function isLoaded(): boolean {
    runRecorded(`window.isLoaded = ${loaded}`);
    const answer: unknown = Reflect.get(window, 'isLoaded');
    Reflect.deleteProperty(window, 'isLoaded');
    return answer === true;
  }

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    page.remove();
    vi.useRealTimers();
  });

  it('has the library at once unless told otherwise', () => {
    start();
    runRecorded(call);
    expect(isLoaded()).toBe(true);
    expect(page.hits).toHaveLength(1);
  });

  it('sends what waited on the stub when the library arrives', () => {
    start({ arrival: 800 });
    runRecorded(call);
    vi.advanceTimersByTime(799);
    expect(isLoaded()).toBe(false);
    expect(page.hits).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(isLoaded()).toBe(true);
    expect(page.hits).toHaveLength(1);
  });

  it('has nothing of the vendor on it before the library when there is no stub', () => {
    start({ stub: false, arrival: 'manual' });
    expect(present()).toEqual([]);
    page.load();
    runRecorded(call);
    expect(present()).toEqual(globals);
    expect(page.hits).toHaveLength(1);
  });

  it('loads the library once only', () => {
    start({ arrival: 'manual' });
    runRecorded(call);
    page.load();
    page.load();
    expect(page.hits).toHaveLength(1);
  });

  it('never loads a blocked library, neither on this page nor on the next', () => {
    start({ arrival: 800 });
    page.block();
    runRecorded(call);
    vi.advanceTimersByTime(10_000);
    page.load();
    page.navigate();
    runRecorded(call);
    vi.advanceTimersByTime(10_000);
    expect(isLoaded()).toBe(false);
    expect(page.hits).toEqual([]);
  });

  it('loses what waited on the stub when the shopper leaves, and keeps what was sent', () => {
    start({ arrival: 'manual' });
    page.load();
    runRecorded(call);
    page.navigate();
    expect(isLoaded()).toBe(false);
    runRecorded(call);
    page.navigate();
    page.load();
    expect(page.hits).toHaveLength(1);
  });

  it('starts every page as the first one', () => {
    start({ arrival: 800 });
    vi.advanceTimersByTime(500);
    page.navigate();
    vi.advanceTimersByTime(500);
    expect(isLoaded()).toBe(false);
    vi.advanceTimersByTime(300);
    expect(isLoaded()).toBe(true);
  });

  it.each([{}, { arrival: 'manual' as const }, { stub: false, arrival: 'manual' as const }, { arrival: 800 }])(
    'leaves no global and no timer behind when removed (%o)',
    (options) => {
      start(options);
      page.remove();
      expect(present()).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('gives the window the globals back that it had before', () => {
    const before = globals.map((name) => [name, Object.freeze({ name })] as const);
    for (const [name, value] of before) Object.defineProperty(window, name, { value, configurable: true, writable: true });
    start();
    page.navigate();
    page.remove();
    expect(globals.map((name) => Reflect.get(window, name) as unknown)).toEqual(before.map(([, value]) => value));
    for (const name of globals) Reflect.deleteProperty(window, name);
  });
});

describe('a page with its own snippet', () => {
  it('keeps its dataLayer, and the library takes over what is in it', () => {
    const own: unknown[] = [];
    Object.assign(window, { dataLayer: own });
    runRecorded("window.gtag = function () { dataLayer.push(arguments) }; gtag('config', 'G-TEST00000'); gtag('event', 'a')");
    const page = createGtag(window, { stub: false, arrival: 'manual' });
    page.load();
    runRecorded("gtag('event', 'b')");
    expect(page.hits).toEqual([{ en: 'a' }, { en: 'b' }]);
    page.remove();
    expect(Reflect.get(window, 'dataLayer')).toBe(own);
    expect(Object.hasOwn(own, 'push')).toBe(false);
    for (const name of ['dataLayer', 'gtag']) Reflect.deleteProperty(window, name);
  });

  it('keeps its fbq, and the library takes over what is queued there', () => {
    runRecorded(`
      var n = window.fbq = function () { n.callMethod ? n.callMethod.apply(n, arguments) : n.queue.push(arguments) };
      window._fbq = n; n.push = n; n.loaded = true; n.version = '2.0'; n.queue = [];
      fbq('init', '1'); fbq('trackCustom', 'a')`);
    const page = createMetaPixel(window, { stub: false, arrival: 'manual' });
    page.load();
    expect(page.hits).toEqual([{ id: '1', ev: 'a' }]);
    page.remove();
    for (const name of ['fbq', '_fbq']) Reflect.deleteProperty(window, name);
  });
});
