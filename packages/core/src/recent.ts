/**
 * Makes what belongs to an object when it is first asked for, and remembers it for the latest objects: between `size` of them and twice as many. Two maps take
 * turns, so that the collector has no large weak map to look through.
 */
export function createRecent<Value>(createValue: () => Value, size = 2500): (key: object) => Value {
  let current = new WeakMap<object, Value>();
  let previous = current;
  let count = 0;
  return (key) => {
    let value = current.get(key);
    if (value === undefined) {
      current.set(key, (value = previous.get(key) ?? createValue()));
      if (++count >= size) {
        previous = current;
        current = new WeakMap();
        count = 0;
      }
    }
    return value;
  };
}
