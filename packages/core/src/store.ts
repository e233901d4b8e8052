import { createId } from './identifier.js';
import type { ReportIssue } from './issues.js';

/** Where events wait between two pages: per tab, for all tabs of the site, or nowhere. */
export type StorageOption = 'session' | 'local' | 'none';

/** What is stored of one event: since when it waits, and the event. What comes back may be anybody's, so its type is open. */
export type StoredEntry = readonly [since: number, event: unknown];

type Use = (entries: readonly unknown[], ids: readonly unknown[]) => void;

/** One destination's place in the page's storage. Everything that writes has a record of its own there, so that nobody overwrites another's. */
export interface Store {
  /** Puts events away, and the ids of those last delivered. Says whether it could. */
  put(entries: readonly StoredEntry[], ids: readonly string[]): boolean;
  /**
   * Takes out what pages before have put away, at once or, with storage that tabs share, when no other tab is at it. `alone` false: at once
   * in any case.
   */
  take(use: Use, alone: boolean): void;
  /** Removes the copies that `take` has left. */
  forget(): void;
}

export interface StoreSettings {
  readonly window: Window;
  readonly kind: StorageOption;
  readonly destination: string;
  /** Whether to leave a copy until `forget`: where the page crashes, events come twice and not never. */
  readonly keep: boolean | undefined;
  readonly report: ReportIssue;
}

/**
 * How long a tab that has the lock waits before it looks, and one that has not before it asks again, in milliseconds. A browser passes on
 * the lock sooner than what its last holder has removed, and that would be taken again.
 */
const propagation = 250;

export function createStore({ window, kind, destination, keep, report }: StoreSettings): Store {
  /** The 1 is the version of the format: what another one wrote is left to it. */
  const prefix = `chat-analytics:1:${destination} `;
  const kept = new Set<string>();
  /** Whether the lock is asked for, or is not held for long enough. */
  let asking = false;
  let timer: number | undefined;
  let unlock: (() => void) | undefined;

  function attempt<Result>(run: (storage: Storage) => Result): Result | undefined {
    try {
      // Looking at a storage that is off throws.
      return kind === 'none' ? undefined : run(window[`${kind}Storage`]);
    } catch (error) {
      report('storage_failed', kind, undefined, error);
      return undefined;
    }
  }

  function forget(): void {
    // Most of the time there are none, and looking at a storage takes its time.
    if (kept.size) {
      attempt((storage) => {
        for (const name of kept) storage.removeItem(name);
        kept.clear();
      });
    }
    if (asking) return;
    unlock?.();
    unlock = undefined;
  }

  function read(use: Use, away = true): void {
    const entries: unknown[] = [];
    const ids: unknown[] = [];
    attempt((storage) => {
      for (const name of Object.keys(storage)) {
        if (!name.startsWith(prefix) || kept.has(name)) continue;
        const text = storage.getItem(name) ?? '';
        if (away && keep) kept.add(name);
        else if (away) storage.removeItem(name);
        try {
          const [someEntries, someIds] = JSON.parse(text) as [unknown[], unknown[]];
          if (away) entries.push(...someEntries);
          ids.push(...someIds);
        } catch {
          report('bad_storage', kind);
        }
      }
    });
    use(entries, ids);
  }

  /** Never queues for the lock: a page in the back/forward cache would be thrown out, or keep others waiting. */
  function ask(locks: LockManager, use: Use): void {
    const done = locks.request(prefix, { ifAvailable: true }, (lock) => {
      if (!asking) return undefined;
      if (lock) {
        timer = window.setTimeout(() => {
          asking = false;
          read(use);
          // As long as there are copies another tab would take them too.
          if (!kept.size) forget();
        }, propagation);
        return new Promise<void>((resolve) => (unlock = resolve));
      }
      timer = window.setTimeout(() => ask(locks, use), propagation);
      return undefined;
    });
    done.catch((error: unknown) => report('storage_failed', kind, undefined, error));
  }

  return {
    forget,
    put(entries, ids) {
      asking = false;
      window.clearTimeout(timer);
      const done = attempt((storage) => {
        if (entries.length || ids.length) storage.setItem(prefix + createId(), JSON.stringify([entries, ids]));
        forget();
        return true;
      });
      return done ?? false;
    },
    take(use, alone) {
      const { locks } = window.navigator as { locks?: LockManager };
      if (kind !== 'local' || !locks || !alone) read(use);
      else if (!asking && !unlock) {
        // The vendor may repeat at once what was sent.
        read(use, false);
        asking = true;
        // Not at once: the page that is just being left may have it yet, and one that is left soon would not be kept for the way back.
        timer = window.setTimeout(() => ask(locks, use), propagation);
      }
    },
  };
}
