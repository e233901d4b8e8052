/** Who has had an event: `true` for analytics that accepted it, and for destinations, by their names, that it is on its way to or has been sent to. */
export type Owners = Record<string | symbol, unknown>;

/**
 * Remembers by event id who has had the last events, in bounded memory: between `size` and twice as many. Two maps take turns, so that
 * forgetting costs nothing per event.
 */
export function createRecentOwners(size = 2500): (id: string) => Owners {
  let current = new Map<string, Owners>();
  let previous = new Map<string, Owners>();
  return (id) => {
    let owners = current.get(id);
    if (!owners) {
      owners = previous.get(id) ?? {};
      if (current.set(id, owners).size >= size) {
        previous = current;
        current = new Map();
      }
    }
    return owners;
  };
}
