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
  /** Hears a call. */
  hear(args: ArrayLike<unknown>): void;
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
/** Another script that wraps in turn would never come to an end. */
const mostWrappers = 50;

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
  const wrappers = new Set<unknown>();
  const undo: Stop[] = [];
  /** How far each queue is read. */
  const read = new WeakMap<object, number>();
  /** The call that is being passed on: it comes by again where another script has wrapped our wrapper, and we have wrapped that. */
  let passing: ArrayLike<unknown> | undefined;
  /** Calls that are made meanwhile come from our own sinks, or from a host that passes our events on. */
  let hearing = false;
  let stopped = false;
  let delay = firstLook;
  let lastSeen = Date.now();
  let timer: number | undefined;

  function hearCall(target: TappedMethod, args: () => ArrayLike<unknown>): void {
    if (stopped || hearing) return;
    hearing = true;
    attempt(() => target.hear(args()));
    hearing = false;
  }

  function readQueue(target: TappedMethod, owner: Owner, hear: boolean): void {
    const queue = target.queue(owner);
    if (!Array.isArray(queue)) return;
    const entries: readonly unknown[] = queue;
    const from = read.get(entries) ?? 0;
    read.set(entries, entries.length);
    if (hear) for (const entry of entries.slice(from)) hearCall(target, () => target.waiting(entry));
  }

  function isOurs(method: unknown): boolean {
    for (let inner = method; typeof inner === 'function'; inner = (inner as Wrapper)[inside]) if (wrappers.has(inner)) return true;
    return false;
  }

  function wrap(target: TappedMethod, owner: Owner, original: Wrapper): void {
    const { method } = target;
    const own = has(owner, method);
    const wrapper: Wrapper = function (this: unknown, ...args) {
      const outer = passing;
      const again = outer?.[0] === args[0] && outer?.[1] === args[1];
      passing = args;
      if (!outer || !again) {
        attempt(() => readQueue(target, owner, true));
        hearCall(target, () => args);
      }
      try {
        return Reflect.apply(original, this, args);
      } finally {
        passing = outer;
        // A stub has queued the call that was just heard.
        attempt(() => readQueue(target, owner, false));
      }
    };
    wrapper[inside] = original;
    if (wrappers.size < mostWrappers) owner[method] = wrapper;
    if (methodOf(owner, method) !== wrapper) throw new Error('cannot be wrapped');
    wrappers.add(wrapper);
    undo.push(() => {
      wrapper.stopped = true;
      if (methodOf(owner, method) !== wrapper) return;
      // A copy that stopped while we were on top of it could not take its wrapper away.
      let left = original;
      while (left.stopped && left[inside]) left = left[inside];
      if (own) owner[method] = left;
      else Reflect.deleteProperty(owner, method);
    });
  }

  /** Whether the method is there; wraps it where it is new. */
  function find(target: TappedMethod): boolean {
    const owner = Reflect.get(window, target.global) as Owner | undefined;
    const method = owner && methodOf(owner, target.method);
    if (!owner || typeof method !== 'function') return false;
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
  };
}
