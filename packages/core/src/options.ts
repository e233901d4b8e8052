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
  const entries = /^list of (.*)/.exec(phrase)?.[1];
  if (entries) {
    const known: readonly unknown[] = entries.split(', ');
    return Array.isArray(value) && value.every((entry: unknown) => (entries === 'strings' ? typeof entry === 'string' : entries === 'event types' ? isEventType(entry) : known.includes(entry)));
  }
  switch (phrase) {
    case 'any':
      return true;
    case 'true':
      return value === true;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'object by event type':
      return isRecord(value) && Object.keys(value).every(isEventType);
    case 'window':
      return isRecord(value) && typeof value.addEventListener === 'function';
    case 'positive number':
      return Number.isFinite(value) && Number(value) > 0;
    case 'string':
    case 'boolean':
    case 'function':
      return typeof value === phrase;
    default:
      return value === phrase;
  }
}

/**
 * Returns the options that are as the rules say. The others are left out, so that their defaults hold, and described in `problems`:
 * a shop's page must not break over a typo, and its developer must hear of it.
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
      if (!rule) problems.push({ code: 'unknown_option', where: `${where}.${name}`, detail: `allowed: ${names}` });
      else if (rule.split('|').some((phrase) => fits(value, phrase))) good[name] = value;
      else if (value !== undefined) problems.push({ code: 'bad_option', where: `${where}.${name}`, detail: `must be ${rule}` });
    }
  } catch {
    // No object, or one that throws when it is looked at.
    problems.push({ code: 'bad_option', where, detail: `must be an object of ${names}` });
  }
  // Every value fits the rule of its name, and the rules are those of these options.
  return good as Partial<Options>;
}
