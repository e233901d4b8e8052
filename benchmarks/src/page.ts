import { measurementId } from './ids.js';
import { vendors, type VendorName } from './vendors.js';
import type { BenchmarkWindow, Payload } from './window.js';

export type Destination = 'gtag' | 'fbq';

/** What arrived at one destination. */
export interface Arrivals {
  /** Outcomes that arrived, each counted once. */
  distinct: number;
  /** Calls with an outcome that had arrived before, or with none that the vendor told. */
  wrong: number;
}

export interface PageSetting {
  readonly window: BenchmarkWindow;
  readonly vendor: VendorName;
  /** How many outcomes the vendor will tell. */
  readonly outcomes: number;
  /** How long a call keeps the page busy, in milliseconds. Default 0. */
  readonly costs?: Readonly<Record<Destination, number>>;
}

/** A page with a vendor on it, and with gtag.js and the pixel running: both are stubs that note which outcome a call is about. */
export interface Page {
  readonly window: BenchmarkWindow;
  readonly vendor: VendorName;
  readonly arrivals: Readonly<Record<Destination, Arrivals>>;
  outcome(number: number): Payload;
  /** The vendor tells an outcome. Returns what the last `hear` made of it, so that a promise can be awaited. */
  tell(payload: Payload): unknown;
  /** Listens to the vendor as somebody does who writes by hand. */
  hear(hear: (payload: Payload) => unknown): void;
  /** Ends what `hear` began, and forgets everything that outlives a page. */
  leave(): void;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function keepBusy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

export function createPage({ window, vendor: name, outcomes, costs }: PageSetting): Page {
  const vendor = vendors[name];
  const seen = { gtag: new Uint8Array(outcomes), fbq: new Uint8Array(outcomes) };
  const arrivals = { gtag: { distinct: 0, wrong: 0 }, fbq: { distinct: 0, wrong: 0 } };
  const stops: (() => void)[] = [];
  let heard: unknown;

  function arrive(destination: Destination, parameters: unknown): void {
    if (costs) keepBusy(costs[destination]);
    const id = isObject(parameters) ? vendor.idOf(parameters) : undefined;
    const number = typeof id === 'string' ? Number(id.slice(-12)) : id;
    const marks = seen[destination];
    if (typeof number === 'number' && marks[number] === 0) {
      marks[number] = 1;
      arrivals[destination].distinct++;
    } else arrivals[destination].wrong++;
  }

  // As the snippets of both vendors have it: gtag() puts its arguments on the data layer, on which gtag.js has put a push of its own.
  const dataLayer: unknown[] = [];
  dataLayer.push = (call: unknown) => {
    const [command, , parameters] = call as ArrayLike<unknown> & Iterable<unknown>;
    if (command === 'event') arrive('gtag', parameters);
    return 1;
  };
  window.dataLayer = dataLayer;
  window.gtag = function () {
    // eslint-disable-next-line prefer-rest-params -- as the snippet has it
    dataLayer.push(arguments);
  };
  window.google_tag_manager = { [measurementId]: {} };
  const fbq: NonNullable<BenchmarkWindow['fbq']> = (...args) => fbq.callMethod?.(...args);
  fbq.callMethod = (method, ...rest) => {
    if (String(method).startsWith('track')) arrive('fbq', rest.find(isObject));
  };
  window.fbq = fbq;
  const tell = vendor.install(window);

  return {
    window,
    vendor: name,
    arrivals,
    // As it comes off the wire: its strings are all of one piece.
    outcome: (number) => JSON.parse(JSON.stringify(vendor.outcome(number))) as Payload,
    tell(payload) {
      heard = undefined;
      tell(payload);
      return heard;
    },
    hear(hear) {
      stops.push(
        vendor.hear(window, (payload) => {
          heard = hear(payload);
        }),
      );
    },
    leave() {
      for (const stop of stops) stop();
      Reflect.deleteProperty(window, Symbol.for('chat-analytics'));
      window.sessionStorage.clear();
      window.localStorage.clear();
    },
  };
}
