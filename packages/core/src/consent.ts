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

/** Keeps the state per purpose. What is neither `none` nor known is denied: a typo grants nothing. */
export function createConsent(report: ReportIssue): Consent {
  const state = new Map<string, ConsentState>([
    ['analytics', 'pending'],
    ['advertising', 'pending'],
  ]);
  const of = (purpose: string): ConsentState => (purpose === 'none' ? 'granted' : (state.get(purpose) ?? 'denied'));
  return {
    of,
    get: () => ({ analytics: of('analytics'), advertising: of('advertising') }),
    update(change) {
      const problems: OptionProblem[] = [];
      const states = change === 'not_required' ? { analytics: 'granted', advertising: 'granted' } : change;
      if (states === undefined) report('bad_option', 'consent', "must be 'not_required' or an object of analytics, advertising");
      else for (const [purpose, value] of Object.entries(checkOptions<ConsentSnapshot>('consent', states, { analytics: rule, advertising: rule }, problems))) state.set(purpose, value);
      for (const { code, where, detail } of problems) report(code, where, detail);
    },
  };
}
