import { createGtag, createMetaPixel, createTagManager, type GtagHit, type MetaPixelHit } from '@chat-analytics/testing';
import { lateArrival, type Settings } from './settings.js';

export const measurementId = 'G-MARL2025';
/** The Tag Manager has a data layer of its own: on that of gtag.js a tag for GA4 would count a second time what gtag.js counts. */
export const tagManagerLayer = 'tagManagerLayer';

/** Who wants to know what left the page. */
export interface WireListener {
  ga4(hit: GtagHit): void;
  meta(hit: MetaPixelHit): void;
}

/** What Google Tag Manager saw of an event: its name, and what its tags can read then. */
export interface Seen {
  readonly name: string;
  readonly model: Readonly<Record<string, unknown>>;
}

export interface Libraries {
  /** How long until they run, in milliseconds; 0 once they do, nothing where they never will. */
  arriveIn(): number | undefined;
  /** What the Tag Manager has just seen. */
  seen(): Seen | undefined;
  remove(): void;
}

const arrivals = { running: 'now', throwing: 'now', late: lateArrival, blocked: 'never' } as const;

function refuse(): never {
  throw new Error('The library broke.');
}

/** From now on every call of the libraries throws. */
function breakLibraries(): void {
  Reflect.set(window, 'gtag', refuse);
  Reflect.set(window, 'fbq', Object.assign(refuse.bind(undefined), { callMethod: () => undefined }));
  const layer: unknown = Reflect.get(window, tagManagerLayer);
  if (Array.isArray(layer)) layer.push = refuse;
}

/**
 * Stand-ins for gtag.js, the Meta Pixel and Google Tag Manager, which behave as recorded runs of the real ones: nothing leaves the page.
 * Google's e-mail redaction is off, so that an address which got so far would be seen.
 */
export function startLibraries({ libraries }: Settings, listener: WireListener): Libraries {
  const arrival = arrivals[libraries];
  const due = libraries === 'late' ? Date.now() + lateArrival : 0;
  const gtag = createGtag(window, { measurementId, arrival, redactEmails: false });
  const manager = createTagManager(window, { containerId: 'GTM-MARL25', dataLayer: tagManagerLayer, arrival });
  const pixel = createMetaPixel(window, { arrival });
  gtag.onHit(listener.ga4);
  pixel.onHit(listener.meta);
  if (libraries === 'throwing') breakLibraries();
  return {
    arriveIn: () => (libraries === 'blocked' ? undefined : Math.max(0, due - Date.now())),
    seen() {
      const name = manager.events.at(-1);
      return name === undefined ? undefined : { name, model: manager.model() };
    },
    remove() {
      pixel.remove();
      manager.remove();
      gtag.remove();
      // What stood on the data layer was of this run.
      for (const name of ['dataLayer', tagManagerLayer, 'gtag', 'fbq', '_fbq', 'google_tag_manager']) Reflect.deleteProperty(window, name);
    },
  };
}
