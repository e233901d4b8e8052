/** Runs a call as the recordings write it, against the globals of the page. */
export function runRecorded(source: string): void {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the recordings hold the calls as source
  Reflect.apply(new Function(source), undefined, []);
}

/** Hits as the recordings write them: a long value as its first 40 characters and its length. */
export function abbreviated(hits: readonly object[]): unknown[] {
  return hits.map((hit) =>
    Object.fromEntries(
      Object.entries(hit).map(([name, value]: [string, unknown]) => [
        name,
        typeof value === 'string' && value.length > 100 ? `${value.slice(0, 40)}…(${value.length})` : value,
      ]),
    ),
  );
}
