/** One thing that must hold. Give it to any test runner: `for (const { name, run } of cases) it(name, run)`. */
export interface ConformanceCase {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Throws, or rejects, where it does not hold. */
  run(): void | Promise<void>;
}

/** Fails a case with a sentence. */
export function expectThat(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Key order does not count. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, ordered(entry)]),
  );
}

/** Compares plain data. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(ordered(actual)), JSON.stringify(ordered(expected))];
  expectThat(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}

/** Counts what is left on a window: listeners added and not removed, and timers set and neither cleared nor run. */
export interface PageWatch {
  /** How many listeners and timers are left. */
  left(): number;
  /** Puts the window's own methods back. */
  end(): void;
}

export function watchPage(window: Window): PageWatch {
  const listeners = new Set<string>();
  const timers = new Set<number>();
  const ids = new WeakMap<object, number>();
  let last = 0;
  const key = (type: string, listener: object | null): string => {
    if (listener && !ids.has(listener)) ids.set(listener, ++last);
    return `${type} ${(listener && ids.get(listener)) ?? 0}`;
  };
  const own = { addEventListener: window.addEventListener, removeEventListener: window.removeEventListener, setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };
  window.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void => {
    listeners.add(key(type, listener));
    own.addEventListener.call(window, type, listener, options);
  };
  window.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void => {
    listeners.delete(key(type, listener));
    own.removeEventListener.call(window, type, listener, options);
  };
  Object.assign(window, {
    setTimeout(handler: () => void, milliseconds?: number): number {
      const id = own.setTimeout.call(
        window,
        () => {
          timers.delete(id);
          handler();
        },
        milliseconds,
      );
      timers.add(id);
      return id;
    },
    clearTimeout(id?: number): void {
      if (id !== undefined) timers.delete(id);
      own.clearTimeout.call(window, id);
    },
  });
  return {
    left: () => listeners.size + timers.size,
    end: () => {
      Object.assign(window, own);
    },
  };
}
