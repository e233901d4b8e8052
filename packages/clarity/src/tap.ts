import type { SourceContext, Stop } from '@chat-analytics/core';

/** A method of somebody else's, on an object under a global name. */
export interface TappedMethod {
  readonly global: string;
  readonly method: string;
  /** Whether to leave the method alone as long as the object has only inherited it. */
  readonly onlyOwn?: boolean;
  /** The list in which calls wait for whoever takes them, if there is one. */
  queue(owner: Owner): unknown;
  /** The arguments of a call that waits there; none where it is a call of another method. */
  waiting(entry: unknown): ArrayLike<unknown>;
  /** Hears a call. `told` is where its arguments have waited, if they have. */
  hear(args: ArrayLike<unknown>, told?: object): void;
  /** What a call is about, which a copy of its arguments is about too. */
  about(args: ArrayLike<unknown>): string;
}

type Owner = Record<string, unknown>;
type Method = (this: unknown, ...args: unknown[]) => unknown;

/** The key under which a wrapper has what it wraps. Copies of this library share it, or they would wrap each other for ever. */
const inside = Symbol.for('chat-analytics');
type Wrapper = Method & { [inside]?: Wrapper; stopped?: boolean };

/** How soon to look again: at first often, at last seldom. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;
/** How long to look for what is not there. Milliseconds. */
const patience = 60_000;
/** Another script that wraps in turn would never come to an end; so many times one object's method is wrapped. */
const mostWrappers = 50;
/** So many objects are given their method back: a page that makes the SDK anew again and again lets go of those before. */
const mostOwners = 50;

const has = (owner: Owner, name: string): boolean => Object.prototype.hasOwnProperty.call(owner, name);

/** The method as it was put there: a proxy may show another function each time it is asked. */
const methodOf = (owner: Owner, name: string): unknown => (Object.getOwnPropertyDescriptor(owner, name)?.value as unknown) ?? owner[name];

/** Runs what must not disturb the host. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // It was the host's data that threw, and nothing says that it was meant for us.
  }
}

/**
 * Hears the calls of methods that others own: those that wait already, and those to come, whenever the methods come and whatever takes
 * their place. Every call goes on with its arguments, its `this`, and what it returns or throws. On stop a method is put back where it
 * is still ours; where another script has wrapped it since, our part of it only passes calls on.
 */
export function tap(methods: readonly TappedMethod[], context: SourceContext): Stop {
  const { window } = context;
  const { document } = window;
  const wrappers = new WeakSet();
  /** How often the method of an object was wrapped; infinitely often where it cannot be. */
  const wrapped = new WeakMap<object, number>();
  const undo: Stop[] = [];
  /** How far each queue is read: how many entries, and which was the last of them. */
  const read = new WeakMap<object, { readonly length: number; readonly last?: unknown }>();
  /** The call that is being passed on, and by whom: it, or a copy of it, comes by again where another script has wrapped our wrapper, and we have wrapped that. */
  let passing: { readonly wrapper: unknown; readonly args: ArrayLike<unknown> } | undefined;
  /** Calls that are made meanwhile come from our own sinks, or from a host that passes our events on. */
  let hearing = false;
  let stopped = false;
  let delay = firstLook;
  let lastSeen = Date.now();
  let timer: number | undefined;

  function hearCall(hear: () => void): void {
    if (stopped || hearing) return;
    hearing = true;
    attempt(hear);
    hearing = false;
  }

  function readQueue(target: TappedMethod, owner: Owner, hear: boolean): void {
    const queue = target.queue(owner);
    if (!Array.isArray(queue)) return;
    const entries: readonly unknown[] = queue;
    const { length, last } = read.get(entries) ?? { length: 0 };
    // Who works a list off, or cuts it, leaves another one behind the last that was read, or none of it.
    const from = entries[length - 1] === last ? length : entries.lastIndexOf(last) + 1;
    read.set(entries, { length: entries.length, last: entries[entries.length - 1] });
    if (!hear) return;
    for (const entry of entries.slice(from)) {
      hearCall(() => {
        const args = target.waiting(entry);
        target.hear(args, args);
      });
    }
  }

  /** Whether a call is the one that is being passed on: by us it comes as it was, or as a copy by another script that stands between two of our wrappers. */
  function isPassing(target: TappedMethod, wrapper: unknown, args: ArrayLike<unknown>): boolean {
    if (!passing) return false;
    const { args: outer } = passing;
    if (outer[0] === args[0] && outer[1] === args[1]) return true;
    try {
      return passing.wrapper !== wrapper && target.about(outer) === target.about(args);
    } catch {
      return false;
    }
  }

  /** What is left of a method without those of our wrappers that have stopped: a copy that stopped while another was on top of it could not take its own away. */
  function unwrap(method: Wrapper): Wrapper {
    let left = method;
    while (left.stopped && left[inside]) left = left[inside];
    return left;
  }

  function isOurs(method: unknown): boolean {
    for (let inner = method; typeof inner === 'function'; inner = (inner as Wrapper)[inside]) if (wrappers.has(inner)) return true;
    return false;
  }

  function wrap(target: TappedMethod, owner: Owner, original: Wrapper): void {
    const { method } = target;
    const own = has(owner, method);
    const times = wrapped.get(owner) ?? 0;
    function putBack(left: Wrapper): void {
      if (own) owner[method] = left;
      else Reflect.deleteProperty(owner, method);
    }
    const wrapper: Wrapper = function (this: unknown, ...args) {
      const outer = passing;
      const again = isPassing(target, wrapper, args);
      passing = { wrapper, args };
      if (!again) {
        attempt(() => readQueue(target, owner, true));
        hearCall(() => target.hear(args));
      }
      try {
        return Reflect.apply(original, this, args);
      } finally {
        passing = outer;
        // A stub has queued the call that was just heard.
        attempt(() => readQueue(target, owner, false));
      }
    };
    // The host finds on it what it has put on its own.
    Object.setPrototypeOf(wrapper, original);
    wrapper[inside] = original;
    wrapper.stopped = false;
    if (times < mostWrappers) owner[method] = wrapper;
    if (methodOf(owner, method) !== wrapper) {
      // Written in another form, or not at all: not to be tried at every look.
      wrapped.set(owner, Infinity);
      if (times < mostWrappers) putBack(original);
      throw new Error('cannot be wrapped');
    }
    wrapped.set(owner, times + 1);
    wrappers.add(wrapper);
    undo.push(() => {
      wrapper.stopped = true;
      if (methodOf(owner, method) !== wrapper) return;
      putBack(unwrap(original));
    });
    if (undo.length > mostOwners) undo.shift();
  }

  /** Whether the method is there; wraps it where it is new. */
  function find(target: TappedMethod): boolean {
    const owner = Reflect.get(window, target.global) as Owner | undefined;
    const method = owner && methodOf(owner, target.method);
    if (!owner || typeof method !== 'function' || wrapped.get(owner) === Infinity) return false;
    readQueue(target, owner, true);
    // What was read may have made the host stop us.
    if (!stopped && !isOurs(method) && (!target.onlyOwn || has(owner, target.method))) {
      wrap(target, owner, method as Wrapper);
      delay = firstLook;
    }
    return true;
  }

  function look(): void {
    window.clearTimeout(timer);
    let found = false;
    for (const target of methods) {
      try {
        found = find(target) || found;
      } catch (error) {
        context.report('tap_failed', target.global, undefined, error);
      }
    }
    if (found) lastSeen = Date.now();
    const goOn = Date.now() - lastSeen < patience;
    context.setStatus(found ? 'listening' : goOn ? 'waiting' : 'not_found');
    if (goOn && !stopped) {
      timer = window.setTimeout(() => {
        delay = Math.min(delay * 1.5, lastLook);
        look();
      }, delay);
    }
  }

  // A script that has run fires `load`: nothing can call its methods before we have looked, unless the script itself does.
  document.addEventListener('load', look, true);
  context.listen(window, 'pagehide', look);
  look();

  return () => {
    stopped = true;
    window.clearTimeout(timer);
    document.removeEventListener('load', look, true);
    undo.forEach(attempt);
    // One that was made as a copy of another has its wrapper.
    for (const { global, method } of methods) {
      attempt(() => {
        const owner = Reflect.get(window, global) as Owner;
        const wrapper = methodOf(owner, method);
        if (wrappers.has(wrapper as object)) owner[method] = unwrap(wrapper as Wrapper);
      });
    }
  };
}
