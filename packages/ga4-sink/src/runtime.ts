/** A command of gtag.js, e.g. `event`, and what it is about. */
export type Gtag = (...command: unknown[]) => void;

/** As much of a page with gtag.js as the sink touches. */
export interface GtagWindow {
  gtag?: Gtag;
  dataLayer?: unknown[];
  google_tag_manager?: Readonly<Record<string, unknown>>;
}

/**
 * Whether gtag.js itself runs, and not only its stub, whose calls are lost when the shopper leaves before it loads: its
 * `google_tag_manager` has an entry for the measurement id, or it has put a `push` of its own on the data layer.
 * Source: recorded runs of gtag.js, July 2025.
 */
export function isRunning(page: GtagWindow, measurementId: string | undefined): boolean {
  const { google_tag_manager: containers } = page;
  if (containers && (measurementId ? measurementId in containers : Object.keys(containers).some((key) => key.startsWith('G-')))) return true;
  // With an id, another container's data layer proves nothing.
  return !(measurementId && containers) && page.dataLayer !== undefined && Object.prototype.hasOwnProperty.call(page.dataLayer, 'push');
}

/** The page's gtag, or what does as it does, where a tag manager brought gtag.js without a global function, or nobody has yet. */
export function gtagOf(page: GtagWindow): Gtag {
  return (
    page.gtag ??
    function (): void {
      // With a data layer of another name there is nothing to hand over to: that is a failure, and no delivery.
      if (!page.dataLayer) throw new TypeError('dataLayer');
      // eslint-disable-next-line prefer-rest-params -- gtag.js ignores arrays
      page.dataLayer.push(arguments);
    }
  );
}
