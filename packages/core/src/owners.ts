/**
 * Somebody who has an event once: analytics, once they have accepted it, or a destination that it is on its way to or has been sent to. Remembers, in
 * bounded memory, the latest events.
 */
export interface Owner {
  /** The event of this id is theirs from now on. Says whether it was not before. */
  claim(id: string): boolean;
  /** The event of this id is theirs no more. */
  disclaim(id: string): void;
}

/** So many owners share one number per event, each with a bit of it. */
const mostSharing = 30;

/**
 * Makes owners that share a number per event, as objects that live long cost the collector most. Between `size` events and twice as many are
 * remembered: two maps take turns, so that forgetting costs nothing per event.
 */
function createSharers(size: number): (bit: number) => Owner {
  let current = new Map<string, number>();
  let previous = current;
  return (bit) => ({
    claim(id) {
      let owners = current.get(id);
      if (owners === undefined) {
        owners = previous.get(id) ?? 0;
        if (current.size >= size) {
          previous = current;
          current = new Map();
        }
      } else if (owners & bit) return false;
      current.set(id, owners | bit);
      return !(owners & bit);
    },
    disclaim(id) {
      current.set(id, (current.get(id) ?? previous.get(id) ?? 0) & ~bit);
    },
  });
}

/** Returns what makes one owner after the other. */
export function createOwners(size = 2500): () => Owner {
  let sharerOf = createSharers(size);
  let sharing = 0;
  return () => {
    // Analytics that start again and again are somebody else each time: the numbers of those that are gone go with them.
    if (sharing === mostSharing) {
      sharerOf = createSharers(size);
      sharing = 0;
    }
    return sharerOf(1 << sharing++);
  };
}
