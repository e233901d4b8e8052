import { expectSame } from './conformance.js';

/** Everything that a page has stored, by its names. */
function stored({ sessionStorage, localStorage }: Window): unknown {
  return [sessionStorage, localStorage].map((storage) => Object.fromEntries(Object.keys(storage).map((name) => [name, storage.getItem(name)])));
}

/** Fails where anything is written to storage, or taken from it, after `stop`, while `live` happens, the shopper leaves and comes back, and time passes. */
export async function expectNoLateWrite(page: Window, stop: () => void, live: () => void): Promise<void> {
  stop();
  const before = stored(page);
  live();
  for (const type of ['pagehide', 'pageshow', 'pagehide']) page.dispatchEvent(new Event(type));
  await new Promise((resolve) => page.setTimeout(resolve, 120));
  expectSame(stored(page), before, 'what is stored');
}

/** Takes away what the library has stored, and what its copies on the page share. */
export function forgetStored(page: Window): void {
  for (const storage of [page.sessionStorage, page.localStorage]) {
    for (const name of Object.keys(storage)) if (name.startsWith('chat-analytics:')) storage.removeItem(name);
  }
  Reflect.deleteProperty(page, Symbol.for('chat-analytics'));
}
