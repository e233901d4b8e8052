import type { Entry } from './entry.js';
import { createId } from './identifier.js';
import { entryOf } from './registry.js';
import type { Runtime } from './runtime.js';

/** How many of the last delivered ids the next page is told, so that a vendor that repeats itself there is not counted again. */
const mostRemembered = 100;

/**
 * How long a tab that has the lock waits before it looks, and one that has not before it asks again, in milliseconds. A browser passes on
 * the lock sooner than what its last holder has removed, and that would be taken again.
 */
const propagation = 250;

/** How many stored events are read before it is asked whether the turn may last. */
const portion = 20;

/**
 * Carries one destination's events to the next page, through the page's storage, or to the next start on this one. Everything that writes
 * has a record of its own there, so that nobody overwrites another's.
 */
export interface Carrier {
  /** Notes that an event was delivered. */
  remember(id: string): void;
  /** Puts events away for the next page, and the ids of those that are `out` already. Says whether it could. */
  put(entries: readonly Entry[], out: readonly string[]): boolean;
  /** Events that nobody could store when their analytics were stopped. */
  readonly left: Entry[];
  /** Takes up what pages and starts before this one have put away; `alone`: with storage that tabs share, later, when no other tab is at it. */
  take(alone: boolean): void;
  /** Whether something that was taken up has not been read yet. */
  isReading(): boolean;
  /** Reads it, until the page's clock says `until`, and hands it on when that was all. Says whether there is more, and asks for the next turn then. */
  read(until: number): boolean;
  /** Removes the copies that are still stored of what was taken. */
  forget(): void;
  /** After a refusal: nothing is left to tell the next page. */
  clear(): void;
}

export interface CarrierSettings {
  readonly destination: string;
  /** Whether to leave a copy stored until `forget`: where the page crashes, events come twice and not never. */
  readonly keep: boolean | undefined;
  /** Notes that the destination has, or is to have, the event of this id. */
  readonly claim: (id: string) => void;
  /** Takes events back. Says whether anything is on its way. */
  readonly use: (entries: readonly Entry[]) => boolean;
}

export function createCarrier({ window, registry, settings: { storage: kind }, report, readStored, now, wake }: Runtime, { destination, keep, claim, use }: CarrierSettings): Carrier {
  /** The 2 is the version of the format: what another one wrote is left to it. */
  const prefix = `chat-analytics:2:${destination} `;
  const left = entryOf(registry.left, destination, () => []);
  const delivered: string[] = [];
  /** The names of the copies that are still stored of what was taken. */
  const kept = new Set<string>();
  /** What was taken up and has not been read yet: a line for each event. */
  let lines: string[] = [];
  /** What has been read of it. */
  let back: Entry[] = [];
  /** Whether the lock is asked for, or is not held for long enough. */
  let asking = false;
  let timer: number | undefined;
  let unlock: (() => void) | undefined;

  const fail = (error: unknown): void => report('storage_failed', kind, undefined, error);

  function attempt(run: (storage: Storage) => void): boolean {
    try {
      // Looking at a storage that is off throws.
      if (kind !== 'none') run(window[`${kind}Storage`]);
      return kind !== 'none';
    } catch (error) {
      fail(error);
      return false;
    }
  }

  function remember(id: string): void {
    // Cut now and then, as that takes its time.
    if (delivered.push(id) > 2 * mostRemembered) delivered.splice(0, mostRemembered);
  }

  function letGo(): void {
    unlock?.();
    unlock = undefined;
  }

  function forget(): void {
    if (lines.length) return;
    // Most of the time there are none, and looking at a storage takes its time.
    if (kept.size) {
      attempt((storage) => {
        for (const name of kept) storage.removeItem(name);
        kept.clear();
      });
    }
    if (!asking) letGo();
  }

  /** Reads one stored event. What it holds may be anybody's. */
  function readLine(line: string): void {
    try {
      const [since, payload] = JSON.parse(line) as readonly unknown[];
      const event = readStored(payload);
      if (typeof event === 'object' && typeof since === 'number') {
        back.push({ event, since, granted: true, claimed: false, placed: false, sending: false });
        return;
      }
    } catch {
      // Nor need it be a list.
    }
    report('bad_storage', kind);
  }

  function giveBack(): void {
    const all = back;
    back = [];
    // Ids alone are no reason to leave a copy. As long as there are copies another tab would take them too.
    if ((!use(all) && !all.length) || !kept.size) forget();
  }

  /** Looks at what is stored, and takes it away. The ids of what was delivered are wanted at once, the events may take several turns. */
  function look(away = true): void {
    attempt((storage) => {
      for (const name of Object.keys(storage)) {
        // What follows is an id: where more does, it is the record of a destination whose name only begins as ours.
        if (!name.startsWith(prefix) || name.includes(' ', prefix.length) || kept.has(name)) continue;
        const [ids = '', ...events] = (storage.getItem(name) ?? '').split('\n');
        if (away && keep) kept.add(name);
        else if (away) storage.removeItem(name);
        if (away) lines = lines.concat(events);
        try {
          for (const id of JSON.parse(ids) as readonly unknown[]) {
            if (typeof id !== 'string') continue;
            claim(id);
            // The page after the next one is to know it too, unless the record stays where it is.
            if (away && !delivered.includes(id)) remember(id);
          }
        } catch {
          report('bad_storage', kind);
        }
      }
    });
    if (lines.length) wake(0);
    else giveBack();
  }

  /** Never queues for the lock: a page in the back/forward cache would be thrown out, or keep others waiting. */
  function ask(locks: LockManager): void {
    locks
      .request(prefix, { ifAvailable: true }, (lock) => {
        if (!asking) return undefined;
        // A page that was left and came back has asked twice.
        window.clearTimeout(timer);
        timer = window.setTimeout(() => {
          if (lock) {
            asking = false;
            look();
          } else ask(locks);
        }, propagation);
        return lock && new Promise<void>((resolve) => (unlock = resolve));
      })
      .catch(fail);
  }

  return {
    remember,
    forget,
    left,
    isReading: () => lines.length > 0,
    read(until) {
      while (lines.length) {
        lines.splice(0, portion).forEach(readLine);
        if (!lines.length) giveBack();
        else if (now() > until) {
          wake(0);
          return true;
        }
      }
      return false;
    },
    put(entries, out) {
      asking = false;
      window.clearTimeout(timer);
      const ids = [...delivered, ...out].slice(-mostRemembered);
      const all = [ids, ...entries.map(({ since, event }) => [since, event])];
      const done = attempt((storage) => {
        if (entries.length || ids.length) {
          const name = prefix + createId();
          const text = all.map((line) => JSON.stringify(line)).join('\n');
          storage.setItem(name, text);
          // One that somebody has switched off need not throw.
          if (storage.getItem(name) !== text) throw new Error();
        }
        forget();
      });
      // They are moved, as events are: a page that comes back takes them back.
      if (done) delivered.length = 0;
      // Other tabs need not wait for a storage that is full.
      else letGo();
      return done;
    },
    take(alone) {
      use(left.splice(0));
      const { locks } = window.navigator as { locks?: LockManager };
      if (kind !== 'local' || !locks || !alone) look();
      else if (!asking && !unlock) {
        // The vendor may repeat at once what was sent.
        look(false);
        asking = true;
        // Not at once: the page that is just being left may have it yet, and one that is left soon would not be kept for the way back.
        timer = window.setTimeout(() => ask(locks), propagation);
      }
    },
    clear() {
      delivered.length = 0;
      forget();
    },
  };
}
