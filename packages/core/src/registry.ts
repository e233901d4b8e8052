import type { Entry } from './entry.js';
import { createOwners, type Owner } from './owners.js';

/** How much a destination can take, and when that was reckoned, by the page's `performance.now()`. */
export interface Bucket {
  tokens: number;
  at: number;
}

/** What all copies of the library on one page share. Outlives `stop()`, so that a new start loses and doubles nothing. */
export interface Registry {
  /** By event, the ids of payloads that brought none. */
  readonly ids: Map<string, (payload: object) => string>;
  /** By event, the ids that those without any object have been given in this turn. */
  readonly turns: Map<string, string[]>;
  /** Makes somebody who may have events. */
  readonly createOwner: () => Owner;
  /** By the names of destinations. */
  readonly destinations: Map<string, Owner>;
  /** By destination, events that nobody could store when their analytics were stopped: the next to start take them over. */
  readonly left: Map<string, Entry[]>;
  /** By the name of a sink. */
  readonly buckets: Map<string, Bucket>;
}

/** The only global there is: one key of the window, which no other script has by accident. */
const key = Symbol.for('chat-analytics');

/** Of which version a registry is. Copies of the library that make another one of it have theirs beside it, and know nothing of each other. */
const version = 1;

/** Finds the page's registry, or makes it. */
export function findRegistry(window: Window & { [key]?: Record<number, Registry | undefined> | undefined }): Registry {
  const registries = (window[key] ??= {});
  return (registries[version] ??= { ids: new Map(), turns: new Map(), createOwner: createOwners(), destinations: new Map(), left: new Map(), buckets: new Map() });
}

/** The value under a name, made when it is first asked for. Of more than `most` names the oldest is forgotten. */
export function entryOf<Name, Value>(map: Map<Name, Value>, name: Name, make: () => Value, most = Infinity): Value {
  let value = map.get(name);
  if (!value) {
    const [oldest] = map.keys();
    if (oldest !== undefined && map.size >= most) map.delete(oldest);
    map.set(name, (value = make()));
  }
  return value;
}
