import type { Entry } from './entry.js';
import type { ChatEvent } from './event.js';
import type { ReportIssue } from './issues.js';
import { entryOf, type Registry } from './registry.js';
import { createStore, type StorageOption } from './store.js';

/** How many of the last delivered ids the next page is told, so that a vendor that repeats itself there is not counted again. */
const mostRemembered = 100;

/** Carries one destination's events to the next page, or to the next start on this one. */
export interface Carrier {
  /** Notes that an event was delivered. */
  remember(id: string): void;
  /** Puts events away for the next page, and the ids of those that are `out` already. Says whether it could. */
  put(entries: readonly Entry[], out: readonly string[]): boolean;
  /** Leaves an event to the next start on this page. */
  leave(entry: Entry): void;
  /** Whether a start before this one has left something that is not taken up yet. */
  isLeft(): boolean;
  /**
   * Takes up what pages and starts before this one have put away, perhaps later; `alone` false: at once in any case. `use` says whether
   * anything is on its way.
   */
  take(use: (entries: readonly Entry[]) => boolean, alone: boolean): void;
  /** Removes the copies that are still stored of what was taken. */
  forget(): void;
  /** After a refusal: nothing is left to tell the next page. */
  clear(): void;
}

export interface CarrierSettings {
  readonly window: Window;
  readonly registry: Registry;
  readonly storage: StorageOption;
  readonly destination: string;
  /** Whether to leave a copy stored until `forget`. */
  readonly keep: boolean | undefined;
  /** Notes that the destination has, or is to have, the event of this id. */
  readonly claim: (id: string) => void;
  /** Reads an event that was stored: an event, or why it is none. */
  readonly read: (stored: unknown) => ChatEvent | string | undefined;
  readonly report: ReportIssue;
}

export function createCarrier({ window, registry, storage, destination, keep, claim, read, report }: CarrierSettings): Carrier {
  const left = entryOf(registry.left, destination, () => []);
  const store = createStore({ window, kind: storage, destination, keep, report });
  const delivered: string[] = [];

  function remember(id: string): void {
    // Cut now and then, as that takes its time.
    if (delivered.push(id) > 2 * mostRemembered) delivered.splice(0, mostRemembered);
  }

  return {
    remember,
    put(entries, out) {
      const done = store.put(
        entries.map(({ since, event }) => [since || Date.now(), event]),
        [...delivered, ...out].slice(-mostRemembered),
      );
      // They are moved, as events are: a page that comes back takes them back.
      if (done) delivered.length = 0;
      return done;
    },
    leave: (entry) => left.push(entry),
    isLeft: () => left.length > 0,
    take(use, alone) {
      use(left.splice(0));
      store.take((stored, ids) => {
        for (const id of ids) {
          if (typeof id !== 'string') continue;
          claim(id);
          // The page after the next one is to know it too.
          if (!delivered.includes(id)) remember(id);
        }
        const entries: Entry[] = [];
        for (const one of stored) {
          const [since, payload] = (Array.isArray(one) ? one : []) as readonly unknown[];
          const event = read(payload);
          if (typeof event === 'object' && typeof since === 'number') entries.push({ event, since, granted: true, queued: true, sending: false });
          else report('bad_storage', storage);
        }
        // Ids alone are no reason to leave a copy.
        if (!use(entries) && !entries.length) store.forget();
      }, alone);
    },
    forget: store.forget,
    clear() {
      delivered.length = 0;
      store.forget();
    },
  };
}
