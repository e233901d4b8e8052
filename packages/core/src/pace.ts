import { checkOptions, type OptionProblem } from './options.js';
import { entryOf, type Registry } from './registry.js';

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
  if (given === false) return false;
  // Not spread over the defaults: what is undefined is left out.
  const { burst = gtagPace.burst, perSecond = gtagPace.perSecond }: Partial<Pace> = { ...(process.env.NODE_ENV === 'production' ? given : given && checkOptions<Pace>(`${where}.pace`, given, { burst: rule, perSecond: rule }, problems)) };
  return { burst, perSecond };
}

/** Holds events to a pace, which all sinks of one name on the page share. */
export interface Pacer {
  /** How many milliseconds the next event has to wait; none where it may go. */
  wait(): number;
  /** Takes a token out for an event that goes, or with -1 puts it back for one that did not go after all. */
  take(tokens: number): void;
}

export function createPacer({ burst, perSecond }: Pace, name: string, { buckets }: Registry, now: () => number): Pacer {
  const bucket = entryOf(buckets, name, () => ({ tokens: burst, at: 0 }));
  return {
    wait() {
      const at = now();
      bucket.tokens = Math.min(Math.max(1, burst), bucket.tokens + ((at - bucket.at) * perSecond) / 1000);
      bucket.at = at;
      return ((1 - bucket.tokens) / perSecond) * 1000;
    },
    take(tokens) {
      bucket.tokens -= tokens;
    },
  };
}
