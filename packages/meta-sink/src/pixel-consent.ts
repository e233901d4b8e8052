import type { Sink } from '@chat-analytics/core';
import { isRunning, type PixelFunction, type PixelWindow } from './runtime.js';

type Part = Required<Pick<Sink, 'start' | 'onConsent'>>;

/** How soon to look for the pixel again: at first often, at last seldom. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;

/** Whether the last word on consent is a grant that waits. */
function isGrantStuck({ queue }: PixelFunction): boolean {
  const calls = Array.from(Object(queue) as ArrayLike<ArrayLike<unknown> | null>);
  return calls.reverse().find((call) => call?.[0] === 'consent')?.[1] === 'grant';
}

/**
 * Tells the pixel of consent, behind the part of the sink that may bring the pixel in.
 *
 * A `revoke` and a `grant` that both wait for the library hold everything for good; a grant that is called when the library runs gets past them.
 * So the page's own grant is repeated where it is stuck: then the page has said that the pixel may send. With `manage` consent is the sink's
 * to tell: a grant once the library runs; a revoke as soon as there is a stub, to be there before the library. Source: recorded runs of
 * version 2.9.324.
 */
export function pixelConsent(loader: Part | undefined, manage = false): Part & Pick<Sink, 'ready'> {
  let timer: number | undefined;
  /** What the pixel is to be told, and has not been. */
  let owed: (() => void) | undefined;

  function rest(page: PixelWindow): void {
    page.clearTimeout(timer);
    owed = undefined;
  }

  /** Looks for the pixel now, and then again and again until it could be told. */
  function tell(page: PixelWindow, granted: boolean, delay = firstLook): void {
    rest(page);
    try {
      const { fbq } = page;
      if (fbq && (!granted || isRunning(page))) {
        if (manage || isGrantStuck(fbq)) fbq('consent', granted ? 'grant' : 'revoke');
        return;
      }
    } catch {
      // It is the pixel that throws, and our timer must not.
    }
    owed = () => tell(page, granted);
    timer = page.setTimeout(() => tell(page, granted, Math.min(delay * 1.5, lastLook)), delay);
  }

  return {
    // Before anything is handed over: what a pixel holds when the shopper leaves is lost.
    ready(page) {
      const running = isRunning(page);
      if (running) owed?.();
      return running;
    },
    onConsent(state, context) {
      loader?.onConsent(state, context);
      rest(context.window);
      const granted = state === 'granted';
      if (granted || (manage && state === 'denied')) tell(context.window, granted);
    },
    start(context) {
      const stop = loader?.start(context);
      return () => {
        stop?.();
        rest(context.window);
      };
    },
  };
}
