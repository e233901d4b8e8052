import { unbalanced } from '@chat-analytics/testing';
import type { Scenario } from './scenario.js';
import { destinations, type Call, type Destination } from './simulation/call.js';
import { play } from './simulation/stage.js';

/** A call that was expected, beside the one that came in its place. */
export interface Pair {
  readonly expected: Call | undefined;
  readonly actual: Call | undefined;
  readonly isEqual: boolean;
}

/** A figure of `health()` beside what it should be. */
export interface Figure {
  readonly path: string;
  readonly expected: number;
  readonly actual: unknown;
}

/** What a scenario came to. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly isPassed: boolean;
  readonly pairs: Readonly<Record<Destination, readonly Pair[]>>;
  readonly figures: readonly Figure[];
  /** What else went wrong: books that do not balance, errors in the page. */
  readonly problems: readonly string[];
}

/** Equal in what they hold, whatever the order of names. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isSame(Reflect.get(a, name), Reflect.get(b, name)));
}

function pair(expected: readonly Call[], actual: readonly Call[]): Pair[] {
  return Array.from({ length: Math.max(expected.length, actual.length) }, (_, index) => ({ expected: expected[index], actual: actual[index], isEqual: isSame(expected[index], actual[index]) }));
}

/** What stands at a path. */
function find(record: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (typeof value === 'object' && value ? Reflect.get(value, name) : undefined), record) ?? 0;
}

/** Runs one scenario, in simulated time. */
export async function runScenario(scenario: Scenario): Promise<Outcome> {
  const { vendor, setting, steps, expected } = scenario;
  const wanted = Object.entries(scenario.figures ?? {});
  const nothing = { ga4: [], meta: [], gtm: [], webhook: [] };
  let calls: Readonly<Record<Destination, readonly Call[]>> = nothing;
  let figures: Figure[] = wanted.map(([path, number]) => ({ path, expected: number, actual: undefined }));
  let problems: string[];
  try {
    const result = await play({ vendor, ...setting }, async (stage) => {
      for (const { act } of steps) await act(stage);
    });
    calls = result.calls;
    figures = wanted.map(([path, number]) => ({ path, expected: number, actual: find(result.health, path) }));
    problems = [...result.errors.map((error) => `An error reached the page: ${error}`), ...unbalanced(result.health)];
  } catch (error) {
    problems = [`The script broke off: ${String(error)}`];
  }
  const pairOf = (destination: Destination): Pair[] => pair(expected[destination] ?? [], calls[destination]);
  const pairs = { ga4: pairOf('ga4'), meta: pairOf('meta'), gtm: pairOf('gtm'), webhook: pairOf('webhook') };
  const isPassed = !problems.length && figures.every((figure) => figure.actual === figure.expected) && destinations.every((destination) => pairs[destination].every(({ isEqual }) => isEqual));
  return { scenario, isPassed, pairs, figures, problems };
}
