/** One thing that must hold. Give it to any test runner: `for (const { name, run } of cases) it(name, run)`. */
export interface ConformanceCase {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Throws, or rejects, where it does not hold. */
  run(): void | Promise<void>;
}

/** Fails a case with a sentence. */
export function expectThat(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Key order does not count. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, ordered(entry)]),
  );
}

/** Compares plain data. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(ordered(actual)), JSON.stringify(ordered(expected))];
  expectThat(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}
