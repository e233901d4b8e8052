import { checkOptions, type OptionProblem } from './options.js';

/** A pace in events: `burst` at once, then `perSecond`. */
export interface Pace {
  /** The most events at once. */
  readonly burst: number;
  /** How many more each second. */
  readonly perSecond: number;
}

/**
 * gtag.js sends 20 hits at once and then 5 a second, and loses the rest; the page's own hits share that. Source: recorded runs of
 * gtag.js, July 2025.
 */
const gtagPace: Pace = { burst: 15, perSecond: 3 };

/** Reads the option `pace` of a sink whose events end in gtag.js: a pace, part of one, or `false` for none. */
export function readPace(where: string, given: Partial<Pace> | false | undefined, problems: OptionProblem[]): Pace | false {
  const rule = 'positive number';
  return given !== false && { ...gtagPace, ...(given && checkOptions<Pace>(`${where}.pace`, given, { burst: rule, perSecond: rule }, problems)) };
}
