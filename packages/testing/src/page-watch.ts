/** Counts what code leaves behind on a page. */
export interface PageWatch {
  /** What is left: listeners on window and document, timers, intervals and animation frames, and globals that were not there before, but for the documented registry. */
  left(): string[];
  /** The globals that were there before and have another value, or are gone, whoever it was: a vendor that changes them under way is told as well. */
  changed(): string[];
  /** Puts the page's own methods back. */
  end(): void;
}

type Listening = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions) => void;
type Begin = (run: (...values: unknown[]) => void, milliseconds?: number) => number;
type Cancel = (id?: number) => void;

/** Whether a listener hears before the target's own: the one option by which it is told from another. */
const isCapture = (options?: boolean | EventListenerOptions): boolean => (typeof options === 'object' ? options.capture === true : options === true);

/** The one global that the library has, by its documented name: what its copies on a page share. */
const registry = Symbol.for('chat-analytics');

/** Watches the page from now on. Timers count until they have run, intervals until they are cleared, listeners until they are removed, aborted or, where once is enough, called. */
export function watchPage(window: Window): PageWatch {
  const left = new Map<string, string>();
  const numbers = new WeakMap<object, number>();
  const undo: (() => void)[] = [];
  let last = 0;

  /** Without asking a getter, which may do anything. */
  const valueOf = (key: PropertyKey): unknown => Object.getOwnPropertyDescriptor(window, key)?.value as unknown;

  function replace<Target extends object, Name extends keyof Target>(target: Target, name: Name, by: Target[Name]): void {
    const own = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, writable: true, value: by });
    undo.push(() => {
      if (own) Object.defineProperty(target, name, own);
      else Reflect.deleteProperty(target, name);
    });
  }

  function watchListeners(target: Window | Document, where: string): void {
    const key = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): string => {
      if (!numbers.has(listener)) numbers.set(listener, ++last);
      return `${where} listener for ${type}, number ${numbers.get(listener) ?? 0}${isCapture(options) ? ', capturing' : ''}`;
    };
    const add: Listening = target.addEventListener.bind(target);
    const remove: Listening = target.removeEventListener.bind(target);
    replace(target as { addEventListener: Listening }, 'addEventListener', (type, listener, options) => {
      const name = key(type, listener, options);
      const { once = false, signal } = typeof options === 'object' ? options : {};
      if (!signal?.aborted) left.set(name, `${where} listener for ${type}`);
      const forget = (): boolean => left.delete(name);
      signal?.addEventListener('abort', forget, { once: true });
      add(type, listener, options);
      // Called beside it: the listener itself must stay what the page can remove.
      if (once) add(type, forget, options);
    });
    replace(target as { removeEventListener: Listening }, 'removeEventListener', (type, listener, options) => {
      left.delete(key(type, listener, options));
      remove(type, listener, options);
    });
  }

  function watchTimers(begin: 'setTimeout' | 'setInterval' | 'requestAnimationFrame', cancel: 'clearTimeout' | 'clearInterval' | 'cancelAnimationFrame'): void {
    const page = window as unknown as Record<typeof begin, Begin> & Record<typeof cancel, Cancel>;
    const start = page[begin].bind(window);
    const stop = page[cancel].bind(window);
    replace(page, begin, (run, milliseconds) => {
      const id = start((...values) => {
        if (begin !== 'setInterval') left.delete(`${begin} ${String(id)}`);
        run(...values);
      }, milliseconds);
      left.set(`${begin} ${String(id)}`, begin);
      return id;
    });
    replace(page, cancel, (id) => {
      // The two that clear are one to a browser.
      for (const kind of begin === 'requestAnimationFrame' ? [begin] : ['setTimeout', 'setInterval']) left.delete(`${kind} ${String(id)}`);
      stop(id);
    });
  }

  watchListeners(window, 'window');
  watchListeners(window.document, 'document');
  watchTimers('setTimeout', 'clearTimeout');
  watchTimers('setInterval', 'clearInterval');
  watchTimers('requestAnimationFrame', 'cancelAnimationFrame');
  // Now that the page's own methods are replaced: those count as they are.
  const before = new Map(Reflect.ownKeys(window).map((key) => [key, valueOf(key)]));

  return {
    left: () => [
      ...left.values(),
      ...Reflect.ownKeys(window)
        .filter((key) => !before.has(key) && key !== registry)
        .map((key) => `the global ${String(key)}`),
    ],
    changed: () => Array.from(before.keys()).flatMap((key) => (key in window && Object.is(before.get(key), valueOf(key)) ? [] : [`the global ${String(key)}`])),
    end() {
      for (const restore of undo.splice(0).reverse()) restore();
    },
  };
}
