/** Who has had an event: `true` for analytics that accepted it, and for destinations, by their names, that it is on its way to or has been sent to. */
export type Owners = Record<string | symbol, unknown>;

/**
 * Remembers what belongs to the last keys, in bounded memory: between `size` of them and twice as many. What belongs to a key that is not
 * known is made. Two maps take turns, so that forgetting costs nothing per key, and the collector has no large weak map to look through.
 */
export function createRecent<Key, Value>(
  createMap: () => { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  createValue: () => Value,
  size = 2500,
): (key: Key) => Value {
  let current = createMap();
  let previous = current;
  let count = 0;
  return (key) => {
    let value = current.get(key);
    if (value === undefined) {
      current.set(key, (value = previous.get(key) ?? createValue()));
      if (++count >= size) {
        previous = current;
        current = createMap();
        count = 0;
      }
    }
    return value;
  };
}
