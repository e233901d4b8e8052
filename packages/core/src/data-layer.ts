import type { Stop } from './source.js';

/** How often the layer is looked at for what no push has told, in milliseconds. */
const interval = 250;

/** Runs what must not disturb the host. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // A layer that throws is the host's to find.
  }
}

/**
 * Calls back after every push, which goes on untouched. An array that has a `push` of its own has it wrapped. Otherwise the wrapper is put
 * between the array and `Array.prototype`, since a `push` of the array's own is how everybody knows a running gtag.js: when that comes, it
 * wraps ours in turn. Undone on stop, where it is still ours to undo. Throws where the array is protected.
 */
function tapPush(layer: unknown[], pushed: (entries: readonly unknown[]) => void): Stop {
  const original: unknown = Reflect.get(layer, 'push');
  if (typeof original !== 'function') return () => undefined;
  const own = Object.getOwnPropertyDescriptor(layer, 'push');
  const before = Reflect.getPrototypeOf(layer);
  const owner = own ? layer : (Object.create(before) as object);
  function push(this: unknown, ...entries: unknown[]): unknown {
    try {
      // It was found to be a function.
      return Reflect.apply(original as (...entries: unknown[]) => unknown, this, entries);
    } finally {
      pushed(entries);
    }
  }
  Object.defineProperty(owner, 'push', { value: push, writable: true, configurable: true, enumerable: own?.enumerable ?? false });
  if (!own) Object.setPrototypeOf(layer, owner);
  return () => {
    if (own && layer.push === push) Object.defineProperty(layer, 'push', own);
    else if (!own && Reflect.getPrototypeOf(layer) === owner) Object.setPrototypeOf(layer, before);
  };
}

function isArguments(entry: unknown): entry is ArrayLike<unknown> & object {
  try {
    return Object.prototype.toString.call(entry) === '[object Arguments]';
  } catch {
    // A proxy that was revoked, or a name that throws: it must not hide what is behind it.
    return false;
  }
}

/**
 * Hears every gtag command on a data layer once each time it is pushed, in order: those that are there, and those to come, at once, when gtag.js has had them.
 * The layer may come late, be replaced, be cut short by gtag.js (which keeps 300 entries), and have its `push` replaced by somebody who
 * does not call ours: what no push has told is found within 250 ms.
 */
export function followDataLayer(window: Window, name: string, hear: (commands: readonly ArrayLike<unknown>[]) => void): Stop {
  const seen = new WeakSet();
  let layer: unknown;
  let untap: Stop | undefined;
  /** The entry up to which the layer is read, and where it stood: it moves to the front when the layer is cut short. */
  let last: unknown;
  let place = 0;
  let stopped = false;

  function read(entries: readonly unknown[]): void {
    const commands: ArrayLike<unknown>[] = [];
    if (entries[place] !== last) place = entries.indexOf(last);
    for (const entry of entries.slice(place + 1)) {
      if (!isArguments(entry) || seen.has(entry)) continue;
      seen.add(entry);
      commands.push(entry);
    }
    place = entries.length - 1;
    last = entries[place];
    if (commands.length) hear(commands);
  }

  function look(pushed: readonly unknown[] = []): void {
    if (stopped) return;
    for (const entry of pushed) if (isArguments(entry)) seen.delete(entry);
    attempt(() => {
      const found: unknown = Reflect.get(window, name);
      if (!Array.isArray(found)) return;
      if (found !== layer) {
        if (untap) attempt(untap);
        untap = undefined;
        layer = found;
        last = seen;
        attempt(() => {
          untap = tapPush(found, look);
        });
      }
      read(found);
    });
  }

  look();
  const timer = window.setInterval(() => look(), interval);
  return () => {
    stopped = true;
    window.clearInterval(timer);
    if (untap) attempt(untap);
    untap = undefined;
  };
}
