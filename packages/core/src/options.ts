import { isEventType } from './event-types.js';

/**
 * What each option may be, any of the phrases joined by `|`: a type (`string`, `boolean`, `positive number`, `function`, `object`, `window`,
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

function fits(value: unknown, phrase: string): boolean {
  if (Array.isArray(value)) {
    const entries = /^list of (.*)/.exec(phrase)?.[1];
    const known = entries?.split(', ');
    return entries ? value.every((entry) => (entries === 'event types' ? isEventType(entry) : entries === 'strings' ? typeof entry === 'string' : known?.includes(String(entry)))) : phrase.startsWith("a");
  }
  if (phrase === 'window') return isRecord(value) && typeof value.addEventListener === 'function';
  if (isRecord(value)) return phrase === 'object by event type' ? Object.keys(value).every(isEventType) : /^(object|any)$/.test(phrase);
  if (phrase === 'positive number') return typeof value === 'number' && value > 0;
  return typeof value === phrase || String(value) === phrase || phrase === 'any';
}

/**
 * Returns the options that are as the rules say. The others are left out, so that their defaults hold, and described in `problems`:
 * a shop's page must not break over a typo, and its developer must hear of it.
 */
export function checkOptions<Options extends object>(where: string, options: unknown, rules: OptionRules<Options>, problems: OptionProblem[]): Partial<Options> {
  const known = new Map<string, string>(Object.entries(rules));
  const names = [...known.keys()].join(', ');
  const good: Partial<Options> = {};
  if (!isRecord(options)) problems.push({ code: 'bad_option', where, detail: `must be an object of ${names}` });
  else {
    // Every value of it is checked below.
    const given = options as Partial<Options>;
    for (const name in given) {
      const rule = known.get(name);
      const value = given[name];
      if (!rule) problems.push({ code: 'unknown_option', where: `${where}.${name}`, detail: `allowed: ${names}` });
      else if (rule.split('|').some((phrase) => fits(value, phrase))) good[name] = value;
      else if (value !== undefined) problems.push({ code: 'bad_option', where: `${where}.${name}`, detail: `must be ${rule}` });
    }
  }
  return good;
}
