import { createStorage, type StorageCondition } from './storage.js';
import type { Time } from './time.js';

/** What all pages of a visit share. */
export interface Visit {
  readonly time: Time;
  readonly session: Map<string, string>;
  readonly local: Map<string, string>;
  storage: StorageCondition;
  /** What the shop's server answers. */
  readonly fetch: (url: unknown, init?: RequestInit) => Promise<Response>;
}

/** A page of the simulated visit: as much of a window as analytics, chats and libraries touch. */
export interface Page {
  readonly window: Window & typeof globalThis;
  /** What was thrown into the page, by a listener or a timer. */
  readonly errors: string[];
  /** The page is loaded, or comes out of the back/forward cache. */
  show(): void;
  /** It goes into the back/forward cache. */
  hide(): void;
  /** The shopper goes elsewhere for good. */
  leave(): void;
}

type Target = Pick<EventTarget, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'>;

/** Opens a page. Once it is left, nothing on it runs any more. */
export function openPage(visit: Visit): Page {
  const { time } = visit;
  const errors: string[] = [];
  const owner = {};
  let isGone = false;

  function run(what: () => void): void {
    try {
      if (!isGone) what();
    } catch (error) {
      errors.push(String(error));
    }
  }

  function createTarget(): Target {
    const listeners = new Map<string, Set<EventListenerOrEventListenerObject>>();
    return {
      addEventListener(type, listener) {
        if (listener) listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
      },
      removeEventListener(type, listener) {
        if (listener) listeners.get(type)?.delete(listener);
      },
      dispatchEvent(event) {
        for (const listener of [...(listeners.get(event.type) ?? [])]) {
          run(() => {
            if (typeof listener === 'function') listener(event);
            else listener.handleEvent(event);
          });
        }
        return true;
      },
    };
  }

  const target = createTarget();
  const ofDocument = createTarget();
  const document = {
    ...ofDocument,
    URL: 'https://shop.example/vases',
    // A script that has come tells its document so.
    createElement: () => ({ dispatchEvent: ofDocument.dispatchEvent, remove: () => undefined }),
    head: { append: () => undefined },
  };
  const begin = (every: boolean) => (what: () => void, milliseconds?: number) => (isGone ? 0 : time.begin(owner, () => run(what), milliseconds, every));
  const storages = { session: createStorage(visit.session, () => visit.storage), local: createStorage(visit.local, () => visit.storage) };

  function find(kind: keyof typeof storages): Storage {
    if (visit.storage === 'off') throw new DOMException('The operation is insecure.', 'SecurityError');
    return storages[kind];
  }

  const window = {
    ...target,
    Event,
    CustomEvent,
    document,
    location: { pathname: '/vases', hostname: 'shop.example', protocol: 'https:', href: document.URL },
    navigator: {
      onLine: true,
      sendBeacon(url: string, body: Blob) {
        void body.text().then((text) => visit.fetch(url, { body: text }));
        return true;
      },
    },
    performance: { now: () => time.now() },
    // A page that is gone hears no answer.
    fetch: (url: unknown, init?: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        visit.fetch(url, init).then(
          (response) => run(() => resolve(response)),
          (error: unknown) => run(() => reject(error instanceof Error ? error : new TypeError(String(error)))),
        );
      }),
    setTimeout: begin(false),
    setInterval: begin(true),
    clearTimeout: time.end,
    clearInterval: time.end,
    requestAnimationFrame: (what: () => void) => begin(false)(what, 16),
    cancelAnimationFrame: time.end,
    get sessionStorage() {
      return find('session');
    },
    get localStorage() {
      return find('local');
    },
  };

  return {
    window: window as unknown as Page['window'],
    errors,
    show: () => void target.dispatchEvent(new Event('pageshow')),
    hide: () => void target.dispatchEvent(new Event('pagehide')),
    leave() {
      target.dispatchEvent(new Event('pagehide'));
      isGone = true;
      time.forget(owner);
    },
  };
}
