import { readContainer } from './container.js';
import { createDataLayerModel } from './data-layer-model.js';
import { dataLayerLength, findGtagLibrary, putContainer, runGtagLibrary, type GoogleWindow } from './gtag-library.js';
import type { GtagHit } from './gtag-runtime.js';
import { createTagManagerRuntime, type TagFiring, type TagManagerRuntime } from './tag-manager-runtime.js';
import { openVendorPage, type VendorPage, type VendorPageOptions } from './vendor-page.js';
import { createWire, type Wire } from './wire.js';

export interface TagManagerOptions extends VendorPageOptions {
  /** A container export to run, as `JSON.parse` gives it. Default: a container that is empty. */
  readonly container?: unknown;
  /** The container's id. Default: that of the export, else `GTM-TEST000`. */
  readonly containerId?: string;
  /** The global name of the data layer. Default `dataLayer`. */
  readonly dataLayer?: string;
}

/** An event on the wire, and the property that it went to. */
export type TagManagerHit = { readonly tid: string } & GtagHit;

/** A Google Tag Manager under observation. */
export interface TagManagerFake extends VendorPage, Pick<Wire<TagManagerHit>, 'hits' | 'onHit'> {
  /** The names of all events that the running library saw, over all pages. */
  readonly events: readonly string[];
  /** Every tag whose trigger fired, over all pages. */
  readonly tags: readonly TagFiring[];
  /** A copy of what the library knows of this page. */
  model(): Record<string, unknown>;
  /** What stands in the model at a path such as `chat.event_type`: what a Data Layer Variable gives. */
  value(path: string): unknown;
  /** What a variable of the container gives now, by its name. */
  variable(name: string): unknown;
}

/** A real `arguments` object: gtag.js tells it from an array. */
const toArguments: (...command: unknown[]) => unknown = function () {
  // eslint-disable-next-line prefer-rest-params
  return arguments;
};

/**
 * Puts a Google Tag Manager on a window that behaves as a run of the real gtm.js (2022): it merges plain objects into a model, fires triggers for
 * plain objects and `arguments` calls of gtag only, writes `gtm.uniqueEventId` onto what is pushed, and keeps 300 entries. A container export
 * is read strictly, and runs: Custom HTML tags in the page, GA4 tags through the gtag.js of this package, which they bring in where there is none.
 *
 * Not modelled: triggers for anything but events, page views and initialization; custom templates; tag sequencing and priorities; regions.
 *
 * @param window - The page. Custom HTML tags need one that runs scripts.
 * @throws ContainerError, where the export is not as GTM would take it.
 */
export function createTagManager(window: Window, options: TagManagerOptions = {}): TagManagerFake {
  const { dataLayer: name = 'dataLayer' } = options;
  const container = options.container === undefined ? undefined : readContainer(options.container);
  const containerId = options.containerId ?? container?.publicId ?? 'GTM-TEST000';
  const page: GoogleWindow = window;
  const wire = createWire<TagManagerHit>();
  const events: string[] = [];
  const tags: TagFiring[] = [];
  let model = createDataLayerModel();
  let runtime: TagManagerRuntime | undefined;

  function ensureLayer(): unknown[] {
    const found: unknown = Reflect.get(page, name);
    if (Array.isArray(found)) return found;
    const layer: unknown[] = [];
    Reflect.set(page, name, layer);
    return layer;
  }

  const vendorPage = openVendorPage(window, options, {
    globals: [name, 'google_tag_manager'],
    hasSnippet: () => ensureLayer().some((entry) => typeof entry === 'object' && entry !== null && 'gtm.start' in entry),
    snippet() {
      ensureLayer().push({ 'gtm.start': Date.now(), event: 'gtm.js' });
    },
    library(scope) {
      const layer = ensureLayer();
      model = createDataLayerModel();

      const findGtag = (measurementId: string): ((item: unknown) => void) =>
        findGtagLibrary(page, measurementId) ??
        runGtagLibrary({ page, scope, dataLayer: layer, measurementId, redactEmails: true, send: (hit) => wire.send({ tid: measurementId, ...hit }), seen: () => undefined });

      const started = createTagManagerRuntime({
        window,
        containerId,
        container,
        model,
        gtag(measurementId, command, ...rest) {
          const brought = !findGtagLibrary(page, measurementId);
          const take = findGtag(measurementId);
          if (command === 'config') {
            take(toArguments('config', measurementId, ...rest));
            return;
          }
          // Inferred: without a Google tag the event brings its property in, and no page_view.
          if (brought) take(toArguments('config', measurementId, { send_page_view: false }));
          const [event, parameters] = rest;
          take(toArguments('event', event, { ...(parameters as object), send_to: measurementId }));
        },
        soon: (callback) => scope.later(callback, 0),
        added: (node) => scope.onClose(() => node.remove()),
        seenEvent: (event) => events.push(event),
        seenTag: (firing) => tags.push(firing),
      });
      runtime = started;
      scope.onClose(() => {
        runtime = undefined;
      });
      const queued = [...layer];
      const store = layer.push.bind(layer);
      putContainer(page, scope, containerId, { macro: started.macro });
      scope.put(layer, 'push', (...items: unknown[]): boolean => {
        store(...items);
        layer.splice(0, layer.length - dataLayerLength);
        started.take(items);
        return true;
      });
      started.take(queued);
    },
  });

  return {
    ...vendorPage,
    hits: wire.hits,
    onHit: wire.onHit,
    events,
    tags,
    model: () => model.copy(),
    value: (path) => model.value(path),
    variable: (variable) => runtime?.variables.valueOf(variable),
  };
}
