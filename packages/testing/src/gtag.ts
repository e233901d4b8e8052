import { putContainer, runGtagLibrary, type GoogleWindow } from './gtag-library.js';
import type { GtagCall, GtagHit } from './gtag-runtime.js';
import { openVendorPage, type VendorPage, type VendorPageOptions } from './vendor-page.js';
import { createWire, type Wire } from './wire.js';

export interface GtagOptions extends VendorPageOptions {
  /** The GA4 stream of the page, which its snippet configures. Default `G-TEST00000`. */
  readonly measurementId?: string;
  /** Further keys of `google_tag_manager` once the library runs, e.g. the id of a GTM container. Default none. */
  readonly containerKeys?: readonly string[];
  /** Whether the stream replaces e-mail addresses by `(redacted)`. Default `true`, as in the recorded stream. */
  readonly redactEmails?: boolean;
}

/** A gtag.js under observation. */
export interface GtagFake extends VendorPage, Pick<Wire<GtagHit>, 'hits' | 'onHit'> {
  /** Every event that reached the running library and what became of it, over all pages. */
  readonly calls: readonly GtagCall[];
}

/** The globals that are gtag.js's. */
interface GtagWindow extends GoogleWindow {
  dataLayer?: unknown;
  gtag?: unknown;
}

function ensureDataLayer(page: GtagWindow): unknown[] {
  if (Array.isArray(page.dataLayer)) return page.dataLayer;
  const dataLayer: unknown[] = [];
  page.dataLayer = dataLayer;
  return dataLayer;
}

/**
 * Puts a gtag.js on a window that behaves as a recorded run of the real one (July 2025), faults included: it loses bursts, takes
 * nothing but `arguments` objects, calls `event_callback` for events that it lost, and throws where a parameter is circular.
 *
 * `hits` fills at the moment the library takes an event. The real one sends in batches, after about 5 s and on `pagehide`; between
 * the two nothing that a page does can take an event back.
 *
 * One stream; `gtag('set', …)` and parameters of `config` are not modelled, `get` knows only `client_id`.
 *
 * @param window - The page. Everything is put on it, and its clock and timers are used, so fake timers govern the fake.
 */
export function createGtag(window: Window, options: GtagOptions = {}): GtagFake {
  const { measurementId = 'G-TEST00000', containerKeys = [], redactEmails = true } = options;
  const page: GtagWindow = window;
  const wire = createWire<GtagHit>();
  const calls: GtagCall[] = [];

  const vendorPage = openVendorPage(window, options, {
    globals: ['dataLayer', 'gtag', 'google_tag_manager'],
    hasSnippet: () => typeof page.gtag === 'function',
    snippet() {
      ensureDataLayer(page);
      const gtag: (...args: unknown[]) => void = function gtag() {
        // The library tells an `arguments` object from an array, so this one has to be real.
        // eslint-disable-next-line prefer-rest-params
        if (Array.isArray(page.dataLayer)) page.dataLayer.push(arguments);
      };
      page.gtag = gtag;
      gtag('js', new Date());
      gtag('config', measurementId);
    },
    library(scope) {
      const dataLayer = ensureDataLayer(page);
      for (const key of containerKeys) putContainer(page, scope, key, {});
      runGtagLibrary({ page, scope, dataLayer, measurementId, redactEmails, send: wire.send, seen: (call) => calls.push(call) });
    },
  });

  return { ...vendorPage, hits: wire.hits, onHit: wire.onHit, calls };
}
