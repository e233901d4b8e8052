import { createRecent } from './recent.js';
import { entryOf, type Registry } from './registry.js';

/** A UUID for an event whose vendor gave it no id. `randomUUID` is there in secure contexts only. */
export function createId(): string {
  return typeof crypto === 'object' && 'randomUUID' in crypto
    ? crypto.randomUUID()
    : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => (+digit ^ ((Math.random() * 16) >> (+digit / 4))).toString(16));
}

/** An id for a payload that brings none: the same object is the same event, by whatever way and whichever copy of the library it comes. */
export function idOfPayload({ ids }: Registry, event: string, payload: unknown): string {
  return typeof payload === 'object' && payload ? entryOf(ids, event, () => createRecent(createId))(payload) : createId();
}
