import { createGtagRuntime, type GtagCall, type GtagHit } from './gtag-runtime.js';
import { isPlainObject } from './plain-object.js';
import type { PageScope } from './vendor-page.js';

/** More entries than this a running library does not keep in `dataLayer` (seen in a run of gtm.js, which shares this code). */
export const dataLayerLength = 300;

/** A page with gtag.js or gtm.js: the globals that both share. */
export interface GoogleWindow extends Window {
  google_tag_manager?: unknown;
}

/** A gtag.js to run. */
export interface GtagLibrary {
  readonly page: GoogleWindow;
  readonly scope: PageScope;
  readonly dataLayer: unknown[];
  readonly measurementId: string;
  readonly redactEmails: boolean;
  readonly send: (hit: GtagHit) => void;
  readonly seen: (call: GtagCall) => void;
}

/** What takes commands, by its entry in `google_tag_manager`. */
const running = new WeakMap<object, (item: unknown) => void>();

/** Puts an entry into `google_tag_manager`, as every running library of Google's has one. */
export function putContainer(page: GoogleWindow, scope: PageScope, id: string, entry: object): void {
  const found = page.google_tag_manager;
  const containers = isPlainObject(found) && Object.isExtensible(found) ? found : { ...(isPlainObject(found) ? found : {}) };
  if (containers !== found) scope.put(page, 'google_tag_manager', containers);
  scope.put(containers, id, entry);
}

/** The gtag.js that runs for a property, if one does: what takes its commands. */
export function findGtagLibrary(page: GoogleWindow, measurementId: string): ((item: unknown) => void) | undefined {
  const entry = isPlainObject(page.google_tag_manager) ? page.google_tag_manager[measurementId] : undefined;
  return isPlainObject(entry) ? running.get(entry) : undefined;
}

/** Lets gtag.js arrive: it takes the data layer's `push` over, works off what waits there, and is returned as what takes commands. */
export function runGtagLibrary({ page, scope, dataLayer, measurementId, redactEmails, send, seen }: GtagLibrary): (item: unknown) => void {
  const take = createGtagRuntime({
    measurementId,
    redactEmails,
    now: () => page.performance.now(),
    soon: (callback) => scope.later(callback, 0),
    send,
    seen,
  });
  const queued = [...dataLayer];
  const store = dataLayer.push.bind(dataLayer);
  const entry = {};
  running.set(entry, take);
  putContainer(page, scope, measurementId, entry);
  scope.put(dataLayer, 'push', (...items: unknown[]): boolean => {
    store(...items);
    dataLayer.splice(0, dataLayer.length - dataLayerLength);
    items.forEach(take);
    return true;
  });
  for (const item of queued) replay(take, item);
  return take;
}

/** Nobody who called the stub is there any more to be thrown at. Inferred: the calls queued behind a circular one still count. */
function replay(take: (item: unknown) => void, item: unknown): void {
  try {
    take(item);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}
