import { kustomerGenerations, type KustomerGeneration } from './kustomer-generations.js';
import type { KustomerCallback, KustomerListeners } from './kustomer-listeners.js';

/** The SDK as a page has it. What is there depends on the generation, and on how far it has come. */
export interface KustomerSdk {
  /** v2. */
  start?: (options?: object, callback?: () => void) => void;
  /** core and legacy. */
  init?: (options?: object, callback?: () => void) => void;
  /** cards. */
  initialize?: (options?: object, callback?: () => void) => void;
  addListener?: (name: string, callback: KustomerCallback) => void;
  removeListener?: (name: string, callback: KustomerCallback) => void;
  on?: (name: string, callback: KustomerCallback) => void;
  getUnreadCount?: () => { total: number };
  [method: string]: unknown;
}

export interface KustomerVisitOptions {
  readonly generation: KustomerGeneration;
  /** Whether the page starts the SDK by itself. */
  readonly starts: boolean;
  /** Whether the SDK puts an object of its own in the place of the loader's. */
  readonly replaces: boolean;
  readonly listeners: KustomerListeners;
  readonly unread: () => number;
  /** Told of every method that is called, but for those that add and remove listeners. */
  readonly onCall: (method: string) => void;
  /** After the callback of the page's own start. */
  readonly onStarted: (sdk: KustomerSdk) => void;
}

/** One visit of an SDK to a page: its loader now, and with `load` itself. */
export function visitKustomer(window: Window, { generation, starts, replaces, listeners, unread, onCall, onStarted }: KustomerVisitOptions): { load(): void } {
  const { global, starter, methods } = kustomerGenerations[generation];
  const queue: [string, KustomerCallback][] = [];
  let own: KustomerSdk;
  let waiting: { callback: (() => void) | undefined } | undefined;
  let loaded = false;
  let begun = false;

  function put(sdk: KustomerSdk): void {
    own = sdk;
    Object.assign(window, { [global]: own });
  }

  function announce(name: string): void {
    const { Event: PageEvent } = window as Window & typeof globalThis;
    window.dispatchEvent(new PageEvent(name));
  }

  function start(_options?: object, callback?: () => void): void {
    onCall(starter);
    waiting = { callback };
    begin();
  }

  /** The loader's object becomes the SDK, or gives way to it. */
  function fill(): void {
    if (replaces) put({ [starter]: start });
    for (const method of methods) own[method] = () => onCall(method);
    if (generation === 'v2' || generation === 'core') Object.assign(own, listeners.methods(own), { getUnreadCount: () => ({ total: unread() }) });
    else own.on = listeners.methods(own).addListener;
    for (const [name, callback] of queue) own.on?.(name, callback);
  }

  function begin(): void {
    if (!waiting || !loaded || begun) return;
    begun = true;
    if (generation === 'v2') fill();
    waiting.callback?.();
    onStarted(own);
  }

  // Legacy queues everything, so that a page may listen before there is anything to hear.
  put({ [starter]: start, ...(generation === 'legacy' && { on: (name: string, callback: KustomerCallback) => queue.push([name, callback]) }) });
  if (generation === 'v2') announce('kustomerLoaded');
  if (starts && generation !== 'core') start();

  return {
    load() {
      loaded = true;
      if (generation !== 'v2') fill();
      if (generation === 'core') {
        announce('kustomerCoreLoaded');
        if (starts) start();
      }
      begin();
    },
  };
}
