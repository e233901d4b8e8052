/** Counts what code leaves behind on a page. */
export interface PageWatch {
  /** What is left: listeners on window and document, timers, intervals and animation frames, and globals that were not there before, but for the documented registry. */
  left(): string[];
  /** Puts the page's own methods back. */
  end(): void;
}

type Listening = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions) => void;
type Begin = (run: (...values: unknown[]) => void, milliseconds?: number) => number;
type Cancel = (id?: number) => void;

/** Watches the page from now on. Timers count until they have run, intervals until they are cleared. */
export function watchPage(window: Window): PageWatch {
  const left = new Map<string, string>();
  const numbers = new WeakMap<object, number>();
  const undo: (() => void)[] = [];
  // The one global that the library has, by documented name: what its copies on a page share.
  const before = new Set<PropertyKey>([...Reflect.ownKeys(window), Symbol.for('chat-analytics')]);
  let last = 0;

  function replace<Target extends object, Name extends keyof Target>(target: Target, name: Name, by: Target[Name]): void {
    const own = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, writable: true, value: by });
    undo.push(() => {
      if (own) Object.defineProperty(target, name, own);
      else Reflect.deleteProperty(target, name);
    });
  }

  function watchListeners(target: Window | Document, where: string): void {
    const key = (type: string, listener: EventListenerOrEventListenerObject): string => {
      if (!numbers.has(listener)) numbers.set(listener, ++last);
      return `${where} listener for ${type}, number ${numbers.get(listener) ?? 0}`;
    };
    const add: Listening = target.addEventListener.bind(target);
    const remove: Listening = target.removeEventListener.bind(target);
    replace(target as { addEventListener: Listening }, 'addEventListener', (type, listener, options) => {
      left.set(key(type, listener), `${where} listener for ${type}`);
      add(type, listener, options);
    });
    replace(target as { removeEventListener: Listening }, 'removeEventListener', (type, listener, options) => {
      left.delete(key(type, listener));
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
      left.delete(`${begin} ${String(id)}`);
      stop(id);
    });
  }

  watchListeners(window, 'window');
  watchListeners(window.document, 'document');
  watchTimers('setTimeout', 'clearTimeout');
  watchTimers('setInterval', 'clearInterval');
  watchTimers('requestAnimationFrame', 'cancelAnimationFrame');
  for (const key of Reflect.ownKeys(window)) before.add(key);

  return {
    left: () => [
      ...left.values(),
      ...Reflect.ownKeys(window)
        .filter((key) => !before.has(key))
        .map((key) => `the global ${String(key)}`),
    ],
    end() {
      for (const restore of undo.splice(0).reverse()) restore();
    },
  };
}
