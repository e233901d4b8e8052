import { createRecent } from './recent.js';
import { entryOf, type Registry } from './registry.js';

/** A UUID for an event whose vendor gave it no id. `randomUUID` is there in secure contexts only. */
export function createId(): string {
  return typeof crypto === 'object' && 'randomUUID' in crypto
    ? crypto.randomUUID()
    : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => (+digit ^ ((Math.random() * 16) >> (+digit / 4))).toString(16));
}

/**
 * Makes ids for payloads that bring none: the same object is the same event, by whatever way and whichever copy of the library it comes. Where there is no
 * object, the first event that a copy hears in a turn is the first that every other hears in it, and so on.
 */
export function createPayloadIds({ ids, turns }: Registry, event: string): (payload: unknown) => string {
  let turn: string[] | undefined;
  let next = 0;
  return (payload) => {
    if (typeof payload === 'object' && payload) return entryOf(ids, event, () => createRecent(createId))(payload);
    const current = entryOf(turns, event, () => {
      void Promise.resolve().then(() => turns.delete(event));
      return [];
    });
    if (current !== turn) next = 0;
    turn = current;
    return (turn[next++] ??= createId());
  };
}
