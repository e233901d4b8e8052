import { findScript, loadScript, onFirstGrant } from '@chat-analytics/core/load-script';
import type { Ga4Loader } from './ga4.js';
import { gtagOf, type GtagWindow } from './runtime.js';

/** One that reads another data layer (`l`) is of no use to this one. */
const isScript = (src: string): boolean => /\/gtag\/js(\?|$)/.test(src) && !/[?&]l=(?!dataLayer(&|$))/.test(src);

/** Whether a command waits on the data layer, or has gone by. */
function isTold(dataLayer: readonly unknown[], command: string, about?: string): boolean {
  return dataLayer.some((entry) => {
    try {
      // gtag.js takes arguments alone, and no arrays.
      if (Object.prototype.toString.call(entry) !== '[object Arguments]') return false;
      const [name, subject] = entry as ArrayLike<unknown> & Iterable<unknown>;
      return name === command && (about === undefined || subject === about);
    } catch {
      // What cannot be looked at is no command.
      return false;
    }
  });
}

/**
 * Brings gtag.js in for the sink's `measurementId` once its purpose is granted, as Google's snippet does: the function, the start, the
 * property, the script. What the page has of these is used, such as the `gtag` of a consent platform; a property that it has configured itself is
 * left alone. gtag.js sends a `page_view` of its own for the property.
 *
 * @example
 * ga4({ measurementId: 'G-XXXXXXXXXX', load })
 */
export const load: Ga4Loader = ({ measurementId, nonce }) =>
  onFirstGrant((context) => {
    const page: Window & GtagWindow = context.window;
    if (!measurementId) context.report('bad_option', 'ga4.load', 'needs measurementId');
    if (!measurementId || (page.google_tag_manager && measurementId in page.google_tag_manager)) return undefined;
    const dataLayer = (page.dataLayer ??= []);
    if (!isTold(dataLayer, 'config', measurementId)) {
      const gtag = gtagOf(page);
      page.gtag ??= gtag;
      if (!isTold(dataLayer, 'js')) gtag('js', new Date());
      gtag('config', measurementId);
    } else if (!findScript(page, isScript)) {
      // The page has a way of its own to bring it in.
      return undefined;
    }
    return loadScript(page, {
      src: `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(measurementId)}`,
      nonce,
      is: isScript,
      blocked: () => context.blocked(),
    });
  });
