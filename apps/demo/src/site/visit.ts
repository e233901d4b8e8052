/** What the demo keeps in this tab, from page to page: beside the storage of the analytics, and named so that neither is taken for the other. */
const nameOf = (what: string): string => `marl:${what}`;

/** Names what fills the tab's storage. */
const filler = nameOf('filler ');
/** More characters than any browser has room for. */
const largestPiece = 4 * 1024 * 1024;

const fillers = (storage: Storage): string[] => Object.keys(storage).filter((name) => name.startsWith(filler));

function empty(storage: Storage): void {
  for (const name of fillers(storage)) storage.removeItem(name);
}

function fill(storage: Storage): void {
  for (let size = largestPiece, count = 0; size >= 1; ) {
    try {
      storage.setItem(`${filler}${count}`, 'x'.repeat(size));
      count++;
    } catch {
      size = Math.floor(size / 2);
    }
  }
}

/** The tab's storage; nothing where it is off. */
function find(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

/** What was kept, as it was given; nothing where there is none, or none that can be read. */
export function recall(what: string): unknown {
  try {
    return JSON.parse(find()?.getItem(nameOf(what)) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** Keeps something for the pages to come, even where {@link setStorageFull} has left no room for anybody else. Does nothing where storage is off. */
export function keep(what: string, value: unknown): void {
  const storage = find();
  if (!storage) return;
  const full = fillers(storage).length > 0;
  if (full) empty(storage);
  try {
    storage.setItem(nameOf(what), JSON.stringify(value));
  } catch {
    // The demo goes on without.
  }
  if (full) fill(storage);
}

/** Really fills the tab's storage, to the last character, or makes room again. */
export function setStorageFull(full: boolean): void {
  const storage = find();
  if (!storage) return;
  empty(storage);
  if (full) fill(storage);
}
