/** A UUID for an event whose vendor gave it no id. `randomUUID` is there in secure contexts only. */
export function createId(): string {
  return typeof crypto === 'object' && 'randomUUID' in crypto
    ? crypto.randomUUID()
    : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => (+digit ^ ((Math.random() * 16) >> (+digit / 4))).toString(16));
}

/** By event, the ids of payloads that brought none. Outlives `stop()`: what is read again after a new start is the same event. */
const ids: Record<string, WeakMap<object, string>> = {};

/** An id for a payload that brings none: the same object is the same event, by whatever way it comes. */
export function idOfPayload(event: string, payload: unknown): string {
  if (typeof payload !== 'object' || !payload) return createId();
  const known = (ids[event] ??= new WeakMap());
  const id = known.get(payload) ?? createId();
  known.set(payload, id);
  return id;
}
