import { findScript, loadScript, onFirstGrant } from '@chat-analytics/core/load-script';
import type { MetaLoader, MetaOptions } from './meta.js';
import type { PixelFunction, PixelWindow } from './runtime.js';

/** The stub of the pixel, as the library knows it. */
interface PixelStub extends PixelFunction {
  queue: unknown[];
  push: PixelFunction;
  loaded: boolean;
  version: string;
}

interface SnippetWindow extends PixelWindow {
  _fbq?: unknown;
}

const isScript = (src: string): boolean => /\/fbevents\.js(\?|$)/.test(src);

/** The pixels that were initialised here, and `id limited` for those with Limited Data Use, by stub. Copies of this library share the key. */
const pixels = Symbol.for('chat-analytics');

function createStub(page: SnippetWindow): PixelStub {
  const call: (...args: unknown[]) => void = function (...args) {
    if (typeof stub.callMethod === 'function') Reflect.apply(stub.callMethod, stub, args);
    // eslint-disable-next-line prefer-rest-params -- as Meta's own stub has it
    else stub.queue.push(arguments);
  };
  const stub: PixelStub = Object.assign(call, { push: call, loaded: true, version: '2.0', queue: [], [pixels]: [] });
  page.fbq = stub;
  page._fbq ??= stub;
  return stub;
}

/** Country and state 0 leave it to Meta to find out. */
function limit(fbq: PixelFunction, use: MetaOptions['limitedDataUse']): void {
  const { country, state } = typeof use === 'object' ? use : { country: 0, state: 0 };
  fbq('dataProcessingOptions', ['LDU'], country, state);
}

/**
 * Brings the Meta Pixel in for the sink's `pixelId` once its purpose is granted, as Meta's snippet does: the stub, Limited Data Use if asked for,
 * `init`, the script. No `PageView`: call `fbq` for that. A page that has a pixel of its own, or its stub, is left alone.
 *
 * @example
 * meta({ pixelId: '1234567890', load })
 */
export const load: MetaLoader = ({ pixelId, nonce, limitedDataUse }) =>
  onFirstGrant((context) => {
    const page: SnippetWindow = context.window;
    if (!pixelId) {
      context.report('bad_option', 'meta.load', 'needs pixelId');
      return undefined;
    }
    const fbq = page.fbq ?? createStub(page);
    const known: unknown = Reflect.get(fbq, pixels);
    const limited = `${pixelId} limited`;
    if (!Array.isArray(known)) {
      if (limitedDataUse) context.report('bad_option', 'meta.limitedDataUse', 'the page has a pixel of its own: set it there');
      if (!findScript(page, isScript)) return undefined;
    } else if (!known.includes(pixelId)) {
      known.push(pixelId);
      if (limitedDataUse) {
        known.push(limited);
        limit(fbq, limitedDataUse);
      }
      fbq('init', pixelId);
    } else if (limitedDataUse && !known.includes(limited)) {
      context.report('bad_option', 'meta.limitedDataUse', 'the pixel has begun without it: it holds from the next page on');
    }
    return loadScript(page, { src: 'https://connect.facebook.net/en_US/fbevents.js', nonce, is: isScript, blocked: () => context.blocked() });
  });
