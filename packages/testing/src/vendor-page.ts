/**
 * When a vendor's library arrives on a page: `now`, with the page itself; after so many milliseconds of the window's clock; `manual`,
 * when `load()` is called; `never`, because an ad blocker keeps it away.
 */
export type Arrival = 'now' | 'manual' | 'never' | number;

export interface VendorPageOptions {
  /** Whether the vendor's snippet is on the page from the start. Default `true`. Otherwise it appears together with the library. */
  readonly stub?: boolean;
  /** Default `now`. Holds for every page: the one after `navigate()` begins as the first one did. */
  readonly arrival?: Arrival;
}

/** The part of a fake that is about the page it is on. */
export interface VendorPage {
  /** The library arrives now. On a page without the vendor's snippet, that appears first. Does nothing once blocked or loaded. */
  load(): void;
  /** An ad blocker, from now on and on every further page: the library never arrives. It does not stop a library that runs already. */
  block(): void;
  /**
   * The shopper goes to another page of the site: queues, timers and the library are gone, what is on the wire stays there, and the
   * page starts anew. Code under test that listens for `pagehide` needs that event first: one page may hold several fakes, so none of
   * them dispatches it.
   */
  navigate(): void;
  /** Ends the fake and gives the window the globals back that it had before. */
  remove(): void;
}

/** What a vendor's library may do with the page it runs on. All of it ends with the page. */
export interface PageScope {
  later(callback: () => void, milliseconds: number): void;
  put(target: object, name: string, value: unknown): void;
  onClose(undo: () => void): void;
}

/** What is particular to one vendor. */
export interface Vendor {
  /** The names on the window that are the vendor's. */
  readonly globals: readonly string[];
  hasSnippet(): boolean;
  /** What the page's own HTML does. */
  snippet(): void;
  /** What the library does when it arrives. */
  library(scope: PageScope): void;
}

/** Returns the way back to how a property is now. */
function remember(target: object, name: string): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Plays a vendor's snippet and library on a window, page after page. */
export function openVendorPage(window: Window, { stub = true, arrival = 'now' }: VendorPageOptions, vendor: Vendor): VendorPage {
  const restoreGlobals = vendor.globals.map((name) => remember(window, name));
  const timers = new Set<number>();
  let undo: (() => void)[] = [];
  let blocked = arrival === 'never';
  let loaded = false;

  const scope: PageScope = {
    later(callback, milliseconds) {
      const timer = window.setTimeout(() => {
        timers.delete(timer);
        callback();
      }, milliseconds);
      timers.add(timer);
    },
    put(target, name, value) {
      undo.push(remember(target, name));
      Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
    },
    onClose(callback) {
      undo.push(callback);
    },
  };

  function load(): void {
    if (blocked || loaded) return;
    loaded = true;
    if (!vendor.hasSnippet()) vendor.snippet();
    vendor.library(scope);
  }

  function open(): void {
    if (stub) vendor.snippet();
    if (arrival === 'now') load();
    else if (typeof arrival === 'number') scope.later(load, arrival);
  }

  function close(): void {
    for (const timer of timers) window.clearTimeout(timer);
    timers.clear();
    for (const restore of undo.reverse()) restore();
    undo = [];
    loaded = false;
  }

  open();
  return {
    load,
    block() {
      blocked = true;
    },
    navigate() {
      close();
      for (const name of vendor.globals) Reflect.deleteProperty(window, name);
      open();
    },
    remove() {
      close();
      blocked = true;
      for (const restore of restoreGlobals.splice(0)) restore();
    },
  };
}
