// A page of its own: a frame, in which snippets run as they do where they are pasted.
import { createGtag, createMetaPixel, type GtagFake, type MetaPixelFake } from '@chat-analytics/testing';

type Call = (...args: unknown[]) => void;

/** What is on a page's window. */
export type PageWindow = Window & typeof globalThis & Record<string, unknown>;

export interface Page {
  readonly late: boolean;
  readonly window: PageWindow;
  readonly gtag: GtagFake;
  readonly pixel: MetaPixelFake;
  /** What gtag and fbq were told, as arguments, oldest first. */
  readonly calls: { readonly gtag: unknown[][]; readonly fbq: unknown[][] };
  /** Pastes HTML: its scripts run. */
  paste(html: string): void;
  /** Destinations that come late come now. */
  load(): void;
  close(): void;
}

/** A value as JSON has it: without what is undefined, and from no frame. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

function observe(window: PageWindow, name: 'gtag' | 'fbq'): unknown[][] {
  const calls: unknown[][] = [];
  window[name] = new Proxy(window[name] as Call, {
    apply(target, self, args: unknown[]) {
      calls.push(plain(args) as unknown[]);
      Reflect.apply(target, self, args);
    },
  });
  return calls;
}

/** Opens a page with GA4 and the Meta Pixel, `late` with their snippets alone until `load`. */
export function openPage(late: boolean): Page {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  // A frame's window has the globals of a page.
  const window = frame.contentWindow as PageWindow;
  // So much time passes between two events that gtag.js does not find them too many.
  let now = 0;
  window.performance.now = () => (now += 1000);
  const arrival = late ? 'manual' : 'now';
  const gtag = createGtag(window, { measurementId: 'G-TEST00000', arrival });
  const pixel = createMetaPixel(window, { pixelIds: ['1234567890'], arrival });
  const calls = { gtag: observe(window, 'gtag'), fbq: observe(window, 'fbq') };
  return {
    late,
    window,
    gtag,
    pixel,
    calls,
    paste(html) {
      const { document: page } = window;
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      for (const { textContent } of parsed.querySelectorAll('script')) {
        const script = page.createElement('script');
        script.textContent = textContent;
        page.body.append(script);
      }
    },
    load() {
      gtag.load();
      pixel.load();
    },
    close() {
      gtag.remove();
      pixel.remove();
      frame.remove();
    },
  };
}
