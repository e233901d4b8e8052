import { vi } from 'vitest';

/** What storage does: takes everything, throws where something is written, forgets it without a word, or throws where it is looked at. */
export type StorageCondition = 'fine' | 'full' | 'forgetful' | 'off';

/** A browser in simulated time, as far as code on a page can see it. Its clocks are the global ones of the test. */
export interface Browser {
  /** What all tabs share. */
  readonly local: Map<string, string>;
  storage: StorageCondition;
  openTab(): Tab;
  /** Lets time pass: timers run when they are due, promises at once. */
  wait(milliseconds: number): Promise<void>;
  /** Sets the clock on the wall. `performance.now()` and timers go on as ever. */
  jump(milliseconds: number): void;
  /** Keeps the page busy: time passes, and nothing runs. */
  stall(milliseconds: number): void;
  /** Does something after a while that no page can prevent, such as a server's answer. */
  later(milliseconds: number, run: () => void): void;
}

export interface Tab {
  readonly session: Map<string, string>;
  openPage(): Page;
}

/** A page: a window of its own, which does nothing any more once it is gone. */
export interface Page {
  readonly window: Window & typeof globalThis;
  /** What was thrown into the page: by a listener, or by a timer. */
  readonly errors: unknown[];
  /** Whether the tab is in the background, where timers run once a second. */
  hidden: boolean;
  readonly gone: boolean;
  /** The page is loaded, or taken out of the back/forward cache. */
  show(): void;
  /** The shopper goes elsewhere. */
  leave(): void;
  /** The page goes without a word. */
  crash(): void;
  /** Goes into the back/forward cache, which takes no page that has a lock: that one is gone. Says whether it did. */
  freeze(): boolean;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
  readonly page: PageState | undefined;
}

interface PageState {
  hidden: boolean;
  frozen: boolean;
  gone: boolean;
  readonly errors: unknown[];
}

interface LockRequest {
  readonly name: string;
  readonly page: PageState;
  readonly grant: () => void;
  held: boolean;
}

const start = Date.UTC(2025, 6, 1, 12);
const backgroundInterval = 1000;
/** More turns than a chain of promises has here. */
const turns = 12;

async function settle(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

/** Exclusive locks, granted in the order of the requests and never at once, freed when their page goes. With `ifAvailable` nobody queues. */
function createLocks(): { of(page: PageState): Pick<LockManager, 'request'>; has(page: PageState): boolean; changed(): void } {
  const requests = new Set<LockRequest>();

  function changed(): void {
    for (const request of requests) if (request.page.gone) requests.delete(request);
    const names = new Set([...requests].filter(({ held }) => held).map(({ name }) => name));
    for (const request of requests) {
      if (names.has(request.name) || request.page.frozen) continue;
      names.add(request.name);
      request.held = true;
      request.grant();
    }
  }

  return {
    changed,
    has: (page) => [...requests].some((request) => request.held && request.page === page),
    of: (page) => ({
      request: (name: string, { ifAvailable }: LockOptions, run: (lock: Lock | null) => unknown) =>
        new Promise<unknown>((resolve, reject) => {
          if (ifAvailable && [...requests].some((request) => request.held && request.name === name)) {
            void Promise.resolve()
              .then(() => (page.gone ? new Promise(() => undefined) : run(null)))
              .then(resolve, reject);
            return;
          }
          const request: LockRequest = {
            name,
            page,
            held: false,
            grant: () =>
              void Promise.resolve()
                .then(() => (page.gone ? new Promise(() => undefined) : run({ name, mode: 'exclusive' })))
                .then(resolve, reject)
                .finally(() => {
                  requests.delete(request);
                  changed();
                }),
          };
          requests.add(request);
          changed();
        }),
    }) as Pick<LockManager, 'request'>,
  };
}

/** The page's view of a storage. A page that is gone writes nothing. */
function storageOf(data: Map<string, string>, page: PageState, browser: Browser): Storage {
  const storage: Storage = {
    get length() {
      return data.size;
    },
    key: (index) => [...data.keys()][index] ?? null,
    getItem: (name) => data.get(name) ?? null,
    setItem(name, text) {
      if (page.gone) return;
      if (browser.storage === 'full') throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      if (browser.storage === 'forgetful') return;
      data.set(name, text);
    },
    removeItem(name) {
      if (!page.gone) data.delete(name);
    },
    clear() {
      if (!page.gone) data.clear();
    },
  };
  // The keys of a storage are what is in it.
  return new Proxy(storage, {
    ownKeys: () => [...data.keys()],
    getOwnPropertyDescriptor: (_, name) => (data.has(String(name)) ? { configurable: true, enumerable: true, writable: true, value: data.get(String(name)) } : undefined),
  });
}

function createTarget(page: PageState): Pick<EventTarget, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'> {
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
        if (page.gone) break;
        try {
          if (typeof listener === 'function') listener(event);
          else listener.handleEvent(event);
        } catch (error) {
          page.errors.push(error);
        }
      }
      return true;
    },
  };
}

/** Opens a browser, whose time and random ids are the test's from now on: `closeBrowser` gives the real ones back. */
export function openBrowser(): Browser {
  let moment = 0;
  let wall = start;
  const timers = new Map<number, Timer>();
  let lastTimer = 0;
  const locks = createLocks();
  const performance = { now: () => moment };
  let ids = 0;
  vi.stubGlobal('performance', performance);
  // Counted, so that what happened once happens again.
  vi.stubGlobal('crypto', { randomUUID: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}` });
  vi.setSystemTime(wall);

  function stall(milliseconds: number): void {
    moment += milliseconds;
    wall += milliseconds;
    vi.setSystemTime(wall);
  }

  function begin(run: () => void, milliseconds = 0, page?: PageState): number {
    // Whole milliseconds, as browsers count them, and at least one: a task takes time.
    timers.set(++lastTimer, { at: moment + Math.max(1, Math.trunc(milliseconds)), run, page });
    return lastTimer;
  }

  function dueOf({ at, page }: Timer): number {
    if (page?.frozen) return Infinity;
    return page?.hidden ? Math.ceil(at / backgroundInterval) * backgroundInterval : at;
  }

  function next(): [number, Timer, number] | undefined {
    let found: [number, Timer, number] | undefined;
    for (const [id, timer] of timers) {
      if (timer.page?.gone) timers.delete(id);
      else if (dueOf(timer) < (found?.[2] ?? Infinity)) found = [id, timer, dueOf(timer)];
    }
    return found;
  }

  function openPage(session: Map<string, string>): Page {
    const state: PageState = { hidden: false, frozen: false, gone: false, errors: [] };
    const target = createTarget(state);
    const document = { ...createTarget(state), createElement: () => ({ dispatchEvent: (event: Event) => document.dispatchEvent(event), remove: () => undefined }), head: { append: () => undefined } };
    const storages = { session: storageOf(session, state, browser), local: storageOf(browser.local, state, browser) };

    function find(kind: keyof typeof storages): Storage {
      if (browser.storage === 'off') throw new DOMException('The operation is insecure.', 'SecurityError');
      return storages[kind];
    }

    function run(what: () => void): void {
      try {
        what();
      } catch (error) {
        state.errors.push(error);
      }
    }

    const setTimeout = (what: () => void, milliseconds?: number): number => (state.gone ? 0 : begin(() => run(what), milliseconds, state));
    const clearTimeout = (id?: number): void => void timers.delete(id ?? 0);
    const window = {
      ...target,
      Event,
      CustomEvent,
      document,
      performance,
      location: { pathname: '/shop', hostname: 'shop.example' },
      navigator: { locks: locks.of(state) },
      setTimeout,
      clearTimeout,
      requestAnimationFrame: (what: () => void) => setTimeout(what, 16),
      cancelAnimationFrame: clearTimeout,
      // Nobody here repeats anything: whoever does is to be seen.
      setInterval: () => 0,
      clearInterval: () => undefined,
      get sessionStorage() {
        return find('session');
      },
      get localStorage() {
        return find('local');
      },
    };

    function end(): void {
      state.gone = true;
      locks.changed();
    }

    return {
      // As much of a window as the library and the fakes touch.
      window: window as unknown as Window & typeof globalThis,
      errors: state.errors,
      get hidden() {
        return state.hidden;
      },
      set hidden(hidden) {
        state.hidden = hidden;
      },
      get gone() {
        return state.gone;
      },
      show() {
        state.frozen = false;
        locks.changed();
        target.dispatchEvent(new Event('pageshow'));
      },
      leave() {
        target.dispatchEvent(new Event('pagehide'));
        end();
      },
      crash: end,
      freeze() {
        target.dispatchEvent(new Event('pagehide'));
        state.frozen = true;
        if (locks.has(state)) end();
        return !state.gone;
      },
    };
  }

  const browser: Browser = {
    local: new Map(),
    storage: 'fine',
    stall,
    openTab() {
      const session = new Map<string, string>();
      return { session, openPage: () => openPage(session) };
    },
    later: (milliseconds, run) => void begin(run, milliseconds),
    jump(milliseconds) {
      wall += milliseconds;
      vi.setSystemTime(wall);
    },
    async wait(milliseconds) {
      const end = moment + milliseconds;
      await settle();
      for (let found = next(); found && found[2] <= end; found = next()) {
        const [id, timer, due] = found;
        timers.delete(id);
        stall(Math.max(0, due - moment));
        timer.run();
        await settle();
      }
      stall(Math.max(0, end - moment));
    },
  };
  return browser;
}

/** Gives the test its own time and ids back. */
export function closeBrowser(): void {
  vi.unstubAllGlobals();
  vi.useRealTimers();
}
