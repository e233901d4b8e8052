/** What the demo keeps in this tab, from page to page: beside the storage of the analytics, and named so that neither is taken for the other. */
const nameOf = (what: string): string => `marl:${what}`;

/** What was kept, as it was given; nothing where there is none, or none that can be read. */
export function recall(what: string): unknown {
  try {
    return JSON.parse(window.sessionStorage.getItem(nameOf(what)) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** Keeps something for the pages to come. Does nothing where storage is off. */
export function keep(what: string, value: unknown): void {
  try {
    window.sessionStorage.setItem(nameOf(what), JSON.stringify(value));
  } catch {
    // The demo goes on without.
  }
}
