/** Remembers the last ids of events that somebody had, in bounded memory: between `size` and twice as many. */
export interface RecentIds {
  has(id: string): boolean;
  add(id: string): void;
  delete(id: string): void;
}

/** Two sets take turns, so that forgetting costs nothing per event. */
export function createRecentIds(size = 2500): RecentIds {
  let current = new Set<string>();
  let previous = new Set<string>();
  return {
    has: (id) => current.has(id) || previous.has(id),
    add(id) {
      if (current.add(id).size < size) return;
      previous = current;
      current = new Set();
    },
    delete(id) {
      current.delete(id);
      previous.delete(id);
    },
  };
}
