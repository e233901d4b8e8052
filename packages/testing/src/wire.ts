/** What left the page. It outlives navigation, as requests do. */
export interface Wire<Hit> {
  /** Every hit so far, oldest first. */
  readonly hits: readonly Hit[];
  /** Tells of every further hit, at once. Returns the way to stop. */
  readonly onHit: (listener: (hit: Hit) => void) => () => void;
  readonly send: (hit: Hit) => void;
}

export function createWire<Hit>(): Wire<Hit> {
  const hits: Hit[] = [];
  const listeners = new Set<(hit: Hit) => void>();
  return {
    hits,
    onHit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(hit) {
      hits.push(hit);
      for (const listener of listeners) listener(hit);
    },
  };
}
