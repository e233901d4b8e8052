/**
 * Remembers the last ids in bounded memory: between `size` and twice as many. Two sets take turns, so that forgetting costs nothing
 * per id.
 */
export interface RecentIds {
  has(id: string): boolean;
  add(id: string): void;
  delete(id: string): void;
}

export function createRecentIds(size = 5000): RecentIds {
  let current = new Set<string>();
  let previous = new Set<string>();
  return {
    has: (id) => current.has(id) || previous.has(id),
    add(id) {
      current.add(id);
      if (current.size >= size) {
        previous = current;
        current = new Set();
      }
    },
    delete(id) {
      current.delete(id);
      previous.delete(id);
    },
  };
}
