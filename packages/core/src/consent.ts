import type { ReportIssue } from './issues.js';
import { checkOptions, type OptionProblem } from './options.js';
import type { Purpose } from './sink.js';

/** `pending`: not asked or not answered yet, so events wait. `denied`: refused, so they are dropped. */
export type ConsentState = 'granted' | 'denied' | 'pending';

/** What the shopper allows, by purpose. */
export interface ConsentSnapshot {
  readonly analytics: ConsentState;
  readonly advertising: ConsentState;
}

/** What `createChatAnalytics` is told at the start. A purpose that is not named is `pending`. */
export type ConsentOption = 'not_required' | Partial<ConsentSnapshot>;

export interface Consent {
  get(): ConsentSnapshot;
  /** Takes over what it can read, grants nothing that it cannot, and reports it. */
  update(change: unknown): void;
  /** The state that decides for a sink of this purpose. */
  of(purpose: Purpose): ConsentState;
}

const rule = 'granted|denied|pending';
const isState = (value: unknown): value is ConsentState => rule.split('|').includes(value as string);

/** Keeps the state per purpose. A purpose that is not known is denied: a typo grants nothing. */
export function createConsent(report: ReportIssue): Consent {
  const states = new Map<unknown, ConsentState>([
    ['none', 'granted'],
    ['analytics', 'pending'],
    ['advertising', 'pending'],
  ]);
  const of = (purpose: Purpose): ConsentState => states.get(purpose) ?? 'denied';
  const get = (): ConsentSnapshot => ({ analytics: of('analytics'), advertising: of('advertising') });
  return {
    of,
    get,
    update(change) {
      const given = change === 'not_required' ? { analytics: 'granted', advertising: 'granted' } : change;
      if (process.env.NODE_ENV !== 'production') {
        const problems: OptionProblem[] = [];
        checkOptions<ConsentSnapshot>('consent', given, { analytics: rule, advertising: rule }, problems);
        for (const { code, where, detail } of problems) report(code, where, detail);
      }
      for (const [purpose, state] of Object.entries(given ?? {})) if (purpose in get() && isState(state)) states.set(purpose, state);
    },
  };
}
