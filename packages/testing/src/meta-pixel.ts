import { createMetaPixelRuntime, type MetaPixelHit } from './meta-pixel-runtime.js';
import { openVendorPage, type VendorPage, type VendorPageOptions } from './vendor-page.js';
import { createWire, type Wire } from './wire.js';

export interface MetaPixelOptions extends VendorPageOptions {
  /** The pixels that the page's snippet initialises. Default `['111222333444555']`, the pixel of the recordings. */
  readonly pixelIds?: readonly string[];
}

/** A Meta Pixel under observation. */
export interface MetaPixelFake extends VendorPage, Pick<Wire<MetaPixelHit>, 'hits' | 'onHit'> {
  /** Every call that the running library ran, as its arguments, over all pages: what came before it, or while consent was revoked, once it was run. */
  readonly calls: readonly (readonly unknown[])[];
  /** What the real library writes to the console, over all pages. Only texts that were recorded: it knows more of them. */
  readonly warnings: readonly string[];
  /** The calls that wait on this page: for the library, or for consent. Each as its arguments. */
  queueLeft(): unknown[][];
}

/** The official stub. */
interface Fbq {
  (...args: unknown[]): void;
  callMethod?: (...args: unknown[]) => void;
  queue: ArrayLike<unknown>[];
  push: (...args: unknown[]) => void;
  loaded: boolean;
  version: string;
}

/** The globals that are the pixel's. */
interface MetaPixelWindow extends Window {
  fbq?: unknown;
  _fbq?: unknown;
}

function isFbq(value: unknown): value is Fbq {
  return typeof value === 'function' && 'queue' in value && Array.isArray(value.queue);
}

/** Says that it is `loaded`, as the official one does: the word proves nothing. */
function createStub(): Fbq {
  const call: (...args: unknown[]) => void = function fbq(...args) {
    if (stub.callMethod) stub.callMethod(...args);
    // Queued is an `arguments` object, as by the official stub.
    // eslint-disable-next-line prefer-rest-params
    else stub.queue.push(arguments);
  };
  const stub: Fbq = Object.assign(call, { push: call, loaded: true, version: '2.0', queue: [] });
  return stub;
}

/**
 * Puts a Meta Pixel on a window that behaves as recorded runs of the Meta Pixel library 2.9.324, faults included: it drops what comes
 * before `init`, sends one event id twice, deadlocks on a `grant` that is queued behind a `revoke`, and loses events that JSON cannot
 * write. While the library is kept away, the stub's queue grows without bound.
 *
 * Of the snippet's `PageView` nothing is sent: the recordings have none. Not modelled: commands other than `init`, `consent`,
 * `dataProcessingOptions` and the four that track, automatic events, and the checks of `Purchase`, whose texts are not recorded.
 *
 * @param window - The page. Everything is put on it, and its timers are used, so fake timers govern the fake.
 */
export function createMetaPixel(window: Window, options: MetaPixelOptions = {}): MetaPixelFake {
  const { pixelIds = ['111222333444555'] } = options;
  const page: MetaPixelWindow = window;
  const wire = createWire<MetaPixelHit>();
  const warnings: string[] = [];
  const calls: (readonly unknown[])[] = [];

  const vendorPage = openVendorPage(window, options, {
    globals: ['fbq', '_fbq'],
    hasSnippet: () => isFbq(page.fbq),
    snippet() {
      const stub = createStub();
      page.fbq = stub;
      page._fbq ??= stub;
      for (const id of pixelIds) stub('init', id);
    },
    library(scope) {
      if (!isFbq(page.fbq)) return;
      const fbq = page.fbq;
      const runtime = createMetaPixelRuntime({
        queue: fbq.queue,
        send: wire.send,
        seen: (call) => calls.push(call),
        warn: (text) => warnings.push(`[Meta Pixel] - ${text}`),
      });
      scope.put(fbq, 'version', '2.9.324');
      scope.put(fbq, 'callMethod', runtime.callMethod);
      runtime.drain();
    },
  });

  return {
    ...vendorPage,
    hits: wire.hits,
    onHit: wire.onHit,
    calls,
    warnings,
    queueLeft: () => (isFbq(page.fbq) ? page.fbq.queue.map((call) => Array.from(call)) : []),
  };
}
