import { createId } from './identifier.js';
import type { ReportIssue } from './issues.js';

/** Where events wait between two pages: per tab, for all tabs of the site, or nowhere. */
export type StorageOption = 'session' | 'local' | 'none';

/** What is stored of one event: since when it waits, and the event. What comes back may be anybody's, so its type is open. */
export type StoredEntry = readonly [since: number, event: unknown];

/** One destination's place in the page's storage. Everything that writes has a record of its own there, so that nobody overwrites another's. */
export interface Store {
  /** Puts events away, and the ids of those last delivered. Says whether it could. */
  put(entries: readonly StoredEntry[], ids: readonly string[]): boolean;
  /** Takes out what pages before have put away, at once or, with storage that tabs share, when no other tab is at it. */
  take(use: (entries: readonly unknown[], ids: readonly unknown[]) => void): void;
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
  /** Whether anybody is still there to take what comes late. */
  readonly wanted: () => boolean;
}

export function createStore({ window, kind, destination, keep, report, wanted }: StoreSettings): Store {
  /** The 1 is the version of the format: what another one wrote is left to it. */
  const prefix = `chat-analytics:1:${destination} `;
  const kept = new Set<string>();
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
    unlock?.();
  }

  function read(use: Parameters<Store['take']>[0]): void {
    const entries: unknown[] = [];
    const ids: unknown[] = [];
    attempt((storage) => {
      for (const name of Object.keys(storage)) {
        if (!name.startsWith(prefix) || kept.has(name)) continue;
        const text = storage.getItem(name) ?? '';
        if (keep) kept.add(name);
        else storage.removeItem(name);
        try {
          const [someEntries, someIds] = JSON.parse(text) as [unknown[], unknown[]];
          entries.push(...someEntries);
          ids.push(...someIds);
        } catch {
          report('bad_storage', kind);
        }
      }
    });
    use(entries, ids);
  }

  return {
    forget,
    put: (entries, ids) =>
      attempt((storage) => {
        if (entries.length || ids.length) storage.setItem(prefix + createId(), JSON.stringify([entries, ids]));
        forget();
        return true;
      }) ?? false,
    take(use) {
      const { locks } = window.navigator as { locks?: LockManager };
      if (kind !== 'local' || !locks) {
        read(use);
        return;
      }
      const done = locks.request(prefix, () => {
        if (wanted()) read(use);
        // As long as there are copies another tab would take them too.
        return kept.size ? new Promise<void>((resolve) => (unlock = resolve)) : undefined;
      });
      done.catch((error: unknown) => report('storage_failed', kind, undefined, error));
    },
  };
}
