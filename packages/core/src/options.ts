import { isEventType } from './event-types.js';

/**
 * What each option may be, any of the phrases joined by `|`: a type (`string`, `non-empty string`, `boolean`, `positive number`, `function`, `object`, `window`,
 * `array`), `list of strings`, `list of event types`, `list of a, b, c`, `object by event type`, `any`, or the very values, e.g.
 * `session|local|none`. Every option may be left out.
 */
export type OptionRules<Options> = { readonly [Name in keyof Required<Options>]: string };

/** An option that is not as it should be: found when a factory is called, reported when analytics are created. */
export interface OptionProblem {
  /** `unknown_option` or `bad_option`. */
  readonly code: string;
  /** The factory and the option, e.g. `ga4.naming`. */
  readonly where: string;
  /** What is allowed. */
  readonly detail: string;
}

/** Whether something is an object and no array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, in the words of the rules. */
function kindOfValue(value: unknown): unknown {
  if (typeof value === 'number') return value > 0 && value < Infinity && 'positive number';
  return Array.isArray(value) ? 'array' : value === null || typeof value;
}

function fits(value: unknown, phrase: string): boolean {
  const among = /^list of (.*)/.exec(phrase)?.[1];
  if (among) return Array.isArray(value) && value.every((entry: unknown) => (among === 'strings' ? typeof entry === 'string' : among === 'event types' ? isEventType(entry) : among.split(', ').includes(entry as string)));
  if (phrase === 'object by event type') return isRecord(value) && Object.keys(value).every(isEventType);
  if (phrase === 'non-empty string') return typeof value === 'string' && value !== '';
  if (phrase === 'window') return isRecord(value) && typeof value.addEventListener === 'function';
  return phrase === 'any' || phrase === (typeof value === 'boolean' ? String(value) : value) || phrase === kindOfValue(value);
}

/**
 * Returns the options that are as the rules say. The others are left out, so that their defaults hold, and described in `problems`:
 * a shop's page must not break over a typo, and its developer must hear of it. In the build for production nothing calls it: what has been checked
 * in development is trusted there.
 */
export function checkOptions<Options extends object>(where: string, options: unknown, rules: OptionRules<Options>, problems: OptionProblem[]): Partial<Options> {
  const known = new Map<string, string>(Object.entries(rules));
  const names = [...known.keys()].join(', ');
  const good: Record<string, unknown> = {};
  try {
    if (!isRecord(options)) throw new TypeError();
    for (const name of Object.keys(options)) {
      const rule = known.get(name);
      const value = options[name];
      if (rule?.split('|').some((phrase) => fits(value, phrase))) good[name] = value;
      else if (!rule || value !== undefined) problems.push({ code: rule ? 'bad_option' : 'unknown_option', where: `${where}.${name}`, detail: rule ? `must be ${rule}` : `allowed: ${names}` });
    }
  } catch {
    // No object, or one that throws when it is looked at.
    problems.push({ code: 'bad_option', where, detail: `must be an object of ${names}` });
  }
  // Every value fits the rule of its name, and the rules are those of these options.
  return good as Partial<Options>;
}
