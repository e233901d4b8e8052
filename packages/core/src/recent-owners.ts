/**
 * Who has had an event: analytics that accepted it, and destinations, by their names, that it is on its way to or has been sent to. A chain,
 * as an array makes room for more than there are.
 */
export interface Owners {
  next?: { readonly owner: unknown; next?: Owners['next'] } | undefined;
}

export function isOwner(owners: Owners, owner: unknown): boolean {
  let { next } = owners;
  while (next && next.owner !== owner) next = next.next;
  return next !== undefined;
}

export function addOwner(owners: Owners, owner: unknown): void {
  owners.next = { owner, next: owners.next };
}

export function removeOwner(owners: Owners, owner: unknown): void {
  let before = owners;
  while (before.next && before.next.owner !== owner) before = before.next;
  before.next = before.next?.next;
}

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
      owners = previous.get(id) ?? { next: undefined };
      if (current.set(id, owners).size >= size) {
        previous = current;
        current = new Map();
      }
    }
    return owners;
  };
}
