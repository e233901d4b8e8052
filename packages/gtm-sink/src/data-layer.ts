/** As much of a page with GTM as the sink touches, besides its data layer. */
interface GtmWindow {
  readonly google_tag_manager?: Readonly<Record<string, unknown>>;
}

/** The data layer of that name, if it is there. */
export function findDataLayer(window: Window, name: string): unknown[] | undefined {
  const found: unknown = Reflect.get(window, name);
  return Array.isArray(found) ? found : undefined;
}

/**
 * Whether GTM itself runs, and not only its snippet, which lets events wait that are lost when the shopper leaves before it loads:
 * `google_tag_manager` has an entry for a container, or, where that is missing, the data layer has a `push` of its own. With other entries alone that
 * `push` is gtag.js's. Source: recorded runs of gtm.js and gtag.js.
 */
export function isRunning(window: Window, name: string): boolean {
  const layer = findDataLayer(window, name);
  const { google_tag_manager: containers } = window as GtmWindow;
  if (!layer) return false;
  return containers ? Object.keys(containers).some((key) => key.startsWith('GTM-')) : Object.prototype.hasOwnProperty.call(layer, 'push');
}

/** So many entries back a call of gtag is looked for: as many as come at once, from two sinks. */
const lookBack = 30;

/** Whether `gtag('event', name)` was called over this data layer of late. For a trigger of GTM it is the same as a push of that name. */
export function isCalledToo(layer: readonly unknown[], name: string): boolean {
  return layer.slice(-lookBack).some((entry) => {
    if (Object.prototype.toString.call(entry) !== '[object Arguments]') return false;
    const [command, called] = Array.from(entry as ArrayLike<unknown>);
    return command === 'event' && called === name;
  });
}
