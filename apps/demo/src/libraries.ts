import { createGtag, createMetaPixel, type GtagHit, type MetaPixelHit } from '@chat-analytics/testing';
import { lateArrival, type Settings } from './settings.js';

export const measurementId = 'G-MARL2025';

/** Who wants to know what left the page. */
export interface WireListener {
  ga4(hit: GtagHit): void;
  meta(hit: MetaPixelHit): void;
}

export interface Libraries {
  /** How long until they run, in milliseconds; 0 once they do. */
  arriveIn(): number;
  remove(): void;
}

/**
 * Stand-ins for gtag.js and the Meta Pixel, which behave as recorded runs of the real ones: nothing leaves the page. Google's e-mail
 * redaction is off, so that an address which got so far would be seen.
 */
export function startLibraries({ libraries }: Settings, listener: WireListener): Libraries {
  const wait = libraries === 'late' ? lateArrival : 0;
  const since = Date.now();
  const arrival = wait || 'now';
  const gtag = createGtag(window, { measurementId, arrival, redactEmails: false });
  const pixel = createMetaPixel(window, { arrival });
  gtag.onHit(listener.ga4);
  pixel.onHit(listener.meta);
  return {
    arriveIn: () => Math.max(0, since + wait - Date.now()),
    remove() {
      pixel.remove();
      gtag.remove();
    },
  };
}
