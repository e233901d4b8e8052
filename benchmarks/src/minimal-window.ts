import type { BenchmarkWindow } from './window.js';

class MinimalEvent<Detail> {
  readonly type: string;
  readonly detail: Detail | undefined;
  constructor(type: string, init?: { detail?: Detail }) {
    this.type = type;
    this.detail = init?.detail;
  }
}

type Listener = (event: MinimalEvent<unknown>) => void;

function createTarget(): Record<'addEventListener' | 'removeEventListener' | 'dispatchEvent', unknown> {
  const listeners = new Map<string, Set<Listener>>();
  return {
    addEventListener(type: string, listener: Listener) {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
    },
    removeEventListener: (type: string, listener: Listener) => listeners.get(type)?.delete(listener),
    dispatchEvent: (event: MinimalEvent<unknown>) => listeners.get(event.type)?.forEach((listener) => listener(event)),
  };
}

/** A storage whose items are its own enumerable keys, as in a browser. */
function createStorage(): object {
  const methods = {
    getItem: (name: string) => items[name] ?? null,
    setItem: (name: string, value: string) => (items[name] = value),
    removeItem: (name: string) => Reflect.deleteProperty(items, name),
    clear: () => Object.keys(items).forEach((name) => Reflect.deleteProperty(items, name)),
  };
  const items = Object.create(methods) as Record<string, string>;
  return items;
}

/**
 * A window that costs next to nothing: what is measured in it is the subject alone. It has what is looked for in a window by subjects
 * that need no document.
 */
export function createMinimalWindow(): BenchmarkWindow {
  const window = {
    ...createTarget(),
    CustomEvent: MinimalEvent,
    document: { ...createTarget(), URL: 'https://shop.example/products/jackets' },
    location: { hostname: 'shop.example', pathname: '/products/jackets', href: 'https://shop.example/products/jackets' },
    navigator: {},
    performance,
    sessionStorage: createStorage(),
    localStorage: createStorage(),
    // The process ends when the measuring does.
    setTimeout: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds).unref(),
    clearTimeout,
  };
  return window as unknown as BenchmarkWindow;
}
