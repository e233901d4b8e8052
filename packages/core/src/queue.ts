import type { Entry } from './entry.js';

/** What is on its way to one destination, in order: some of it waits, some of it is with the sink. */
export interface Queue {
  /** Those that have a place, in order. */
  readonly entries: ReadonlySet<Entry>;
  /** How many wait. */
  readonly waiting: number;
  /** How many are with the sink, with a place or without. */
  readonly sending: number;
  /** Gives an entry its place at the end, or leaves it where it is. */
  place(entry: Entry): void;
  /** The sink has it. */
  send(entry: Entry): void;
  /** It waits, for the first time or again. */
  wait(entry: Entry): void;
  /** It goes. Says whether it was there: it may have been carried to the next page meanwhile. */
  remove(entry: Entry): boolean;
  /** Puts those of these that are there after all others. */
  moveLast(some: readonly Entry[]): void;
}

export function createQueue(): Queue {
  const entries = new Set<Entry>();
  const queue = {
    entries,
    waiting: 0,
    sending: 0,
    place(entry: Entry) {
      entry.since ||= Date.now();
      entry.placed = true;
      entries.add(entry);
    },
    send(entry: Entry) {
      if (entry.placed) queue.waiting--;
      entry.sending = true;
      queue.sending++;
    },
    wait(entry: Entry) {
      if (entry.sending) queue.sending--;
      entry.sending = false;
      queue.place(entry);
      queue.waiting++;
    },
    remove(entry: Entry) {
      if (entry.placed && !entries.delete(entry)) return false;
      if (entry.sending) queue.sending--;
      else queue.waiting--;
      entry.sending = false;
      return true;
    },
    moveLast(some: readonly Entry[]) {
      for (const entry of some) if (entries.delete(entry)) entries.add(entry);
    },
  };
  return queue;
}
