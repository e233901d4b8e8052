import type { ChatEvent, Purpose, Sink } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { buildGtmContainer } from '@chat-analytics/recipes';
import { createGtag, createMetaPixel, createTagManager } from '@chat-analytics/testing';
import type { Browser, Page } from './browser.js';

/** What a destination's library does on one page. */
export interface Library {
  load(): void;
  /** It never comes to this page. */
  block(): void;
  /** The page throws it away, and brings the stub of another copy. */
  replace(): void;
  /** From now on every call throws, or none does any more. */
  throws(on: boolean): void;
  /** What waits in the vendor's own stub. */
  queued(): number;
}

/** One place where events go, over all pages. */
export interface Destination {
  readonly name: string;
  readonly purpose: Purpose;
  readonly idempotent: boolean;
  /** Of the first so many events at once all are taken at once. */
  readonly burst: number;
  /** Whether what waits too long is of no use any more. */
  readonly expires: boolean;
  /** The ids of what arrived, in order; of an event that is told from its copies, once. */
  readonly arrived: readonly string[];
  /** What arrived, copies included. */
  readonly hits: readonly string[];
  /** Called when an event arrives, before anybody on the page hears of it. */
  onHit: ((id: string, page: Page) => void) | undefined;
  createSink(): Sink;
  open(page: Page): Library;
}

const snippetOfPixel = 1;

function collect({ idempotent }: { idempotent: boolean }): Pick<Destination, 'arrived' | 'hits' | 'onHit'> & { take(id: unknown, page: Page): void } {
  const arrived: string[] = [];
  const hits: string[] = [];
  const known = new Set<string>();
  const collection = {
    arrived,
    hits,
    onHit: undefined as Destination['onHit'],
    take(given: unknown, page: Page) {
      const id = String(given);
      hits.push(id);
      if (!idempotent || !known.has(id)) arrived.push(id);
      known.add(id);
      collection.onHit?.(id, page);
    },
  };
  return collection;
}

/** Lets a function of the page throw for a while. */
function breakable(window: Window, name: 'gtag' | 'fbq'): Library['throws'] {
  let whole: unknown;
  return (on) => {
    if (on === (whole !== undefined)) return;
    const broken = Object.assign(
      () => {
        throw new Error('The library broke.');
      },
      { callMethod: () => undefined },
    );
    const now = whole;
    whole = on ? (Reflect.get(window, name) as unknown) : undefined;
    Reflect.set(window, name, on ? broken : now);
  };
}

interface Fake {
  load(): void;
  block(): void;
  remove(): void;
}

/** A library on a page, as a fake plays it. */
function createLibrary<F extends Fake>(throws: Library['throws'], place: () => F, queued: (fake: F) => number): Library {
  let fake = place();
  return {
    load: () => fake.load(),
    block: () => fake.block(),
    replace() {
      throws(false);
      fake.remove();
      fake = place();
    },
    throws,
    queued: () => queued(fake),
  };
}

export function createGa4(): Destination {
  const collection = collect({ idempotent: false });
  const measurementId = 'G-XXXXXXXXXX';
  return Object.assign(collection, {
    name: 'ga4',
    purpose: 'analytics' as const,
    idempotent: false,
    burst: 15,
    expires: true,
    createSink: () => ga4({ measurementId }),
    open(page: Page) {
      const { window } = page;
      const place = (): ReturnType<typeof createGtag> => {
        const fake = createGtag(window, { measurementId, arrival: 'manual' });
        fake.onHit((hit) => collection.take(hit['ep.chat_event_id'], page));
        return fake;
      };
      // The snippet's own calls are none of events.
      return createLibrary(breakable(window, 'gtag'), place, () => (Reflect.get(window, 'dataLayer') as ArrayLike<unknown>[]).filter((call) => call[0] === 'event').length);
    },
  });
}

export function createMeta(): Destination {
  const collection = collect({ idempotent: true });
  return Object.assign(collection, {
    name: 'meta',
    purpose: 'advertising' as const,
    idempotent: true,
    burst: Infinity,
    expires: true,
    createSink: () => meta(),
    open(page: Page) {
      const { window } = page;
      const place = (): ReturnType<typeof createMetaPixel> => {
        const fake = createMetaPixel(window, { arrival: 'manual' });
        fake.onHit((hit) => collection.take(hit.eid, page));
        return fake;
      };
      return createLibrary(breakable(window, 'fbq'), place, (fake) => fake.queueLeft().length - snippetOfPixel);
    },
  });
}

/** Lets the data layer throw for a while. */
function breakableLayer(window: Window): Library['throws'] {
  let whole: unknown[]['push'] | undefined;
  return (on) => {
    const layer = Reflect.get(window, 'dataLayer') as unknown[];
    if (on === (whole !== undefined)) return;
    const now = whole;
    whole = on ? layer.push : undefined;
    layer.push =
      now ??
      (() => {
        throw new Error('The data layer broke.');
      });
  };
}

/** GTM, with a container that sends on to GA4 what is pushed. */
export function createGtm(): Destination {
  const collection = collect({ idempotent: false });
  const { containerVersion, ...file } = buildGtmContainer({ vendors: ['autochat', 'kustomer', 'clarity'], ga4MeasurementId: 'G-XXXXXXXXXX', consent: 'not_required' });
  // The sink is on the page in place of the container's own listeners.
  const container = { ...file, containerVersion: { ...containerVersion, tag: containerVersion.tag.filter(({ type }) => type === 'gaawe') } };
  return Object.assign(collection, {
    name: 'gtm',
    purpose: 'analytics' as const,
    idempotent: false,
    burst: 15,
    expires: true,
    createSink: () => gtm(),
    open(page: Page) {
      const { window } = page;
      const place = (): ReturnType<typeof createTagManager> => {
        const fake = createTagManager(window, { container, arrival: 'manual' });
        fake.onHit((hit) => collection.take(hit['ep.chat_event_id'], page));
        return fake;
      };
      const pushed = (entry: unknown): boolean => typeof entry === 'object' && entry !== null && 'chat' in entry;
      return createLibrary(breakableLayer(window), place, () => (Reflect.get(window, 'dataLayer') as unknown[]).filter(pushed).length);
    },
  });
}

/** How the shop's own endpoint answers: takes events in, is not to be had for now, or will not have them. */
export type Answer = 'yes' | 'later' | 'no';

export interface Endpoint extends Destination {
  answer: Answer;
}

const answersAfter = 40;
const retryAfterMs = 1000;
const gathersFor = 100;
const mostGathered = 10;

/** The shop's own endpoint, and a sink that gathers events, posts them, and waits for the answer. It tells copies, unless it is not `idempotent`. */
export function createEndpoint(browser: Browser, idempotent = true): Endpoint {
  const collection = collect({ idempotent });
  /** On which pages the sink may post, e.g. because the shop's own script is there. */
  const pages = new WeakMap<Window, { page: Page; ready: boolean }>();

  function createSink(): Sink {
    const gathered: { event: ChatEvent; window: Window; resolve: () => void; reject: (reason: unknown) => void }[] = [];
    let timer: { window: Window; id: number } | undefined;

    function giveBack(): void {
      for (const { reject } of gathered.splice(0)) reject(Object.assign(new Error('Not now.'), { retryAfterMs: 0 }));
    }

    function post(): void {
      if (timer) timer.window.clearTimeout(timer.id);
      timer = undefined;
      const batch = gathered.splice(0);
      const { answer } = endpoint;
      for (const { event, window } of batch) {
        const page = pages.get(window)?.page;
        if (answer === 'yes' && page) collection.take(event.event_id, page);
      }
      browser.later(answersAfter, () => {
        for (const { window, resolve, reject } of batch) {
          if (pages.get(window)?.page.gone) continue;
          if (answer === 'yes') resolve();
          else reject(answer === 'later' ? Object.assign(new Error('503'), { retryAfterMs }) : new Error('400'));
        }
      });
    }

    return {
      name: 'endpoint',
      destination: 'endpoint https://shop.example/chat',
      purpose: 'analytics',
      confirms: 'acknowledged',
      idempotent,
      ready: (window) => pages.get(window)?.ready === true,
      send: (event, { window }) =>
        new Promise((resolve, reject) => {
          gathered.push({ event, window, resolve, reject });
          if (gathered.length >= mostGathered) post();
          else timer ??= { window, id: window.setTimeout(post, gathersFor) };
        }),
      flush: post,
      onConsent(state) {
        if (state !== 'granted') giveBack();
      },
      start: () => () => {
        if (timer) timer.window.clearTimeout(timer.id);
        timer = undefined;
      },
    };
  }

  const state: { answer: Answer } = { answer: 'yes' };
  const endpoint: Endpoint = Object.assign(collection, state, {
    name: 'endpoint',
    purpose: 'analytics' as const,
    idempotent,
    burst: Infinity,
    expires: false,
    createSink,
    open(page: Page) {
      const here = { page, ready: false };
      let blocked = false;
      pages.set(page.window, here);
      return {
        load() {
          here.ready = !blocked;
        },
        block() {
          blocked = true;
        },
        replace() {
          here.ready = false;
        },
        throws(on: boolean) {
          endpoint.answer = on ? 'no' : 'yes';
        },
        queued: () => 0,
      };
    },
  });
  return endpoint;
}
