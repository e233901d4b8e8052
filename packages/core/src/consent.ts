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

/** Keeps the state per purpose. A purpose that is not known is denied: a typo grants nothing. */
export function createConsent(report: (problems: readonly OptionProblem[]) => void): Consent {
  const states = new Map<string, ConsentState>([['none', 'granted']]);
  const of = (purpose: Purpose): ConsentState => states.get(purpose) ?? 'denied';
  const set = (change: Partial<ConsentSnapshot>): void => Object.entries(change).forEach(([purpose, state]) => states.set(purpose, state));
  set({ analytics: 'pending', advertising: 'pending' });
  return {
    of,
    get: () => ({ analytics: of('analytics'), advertising: of('advertising') }),
    update(change) {
      const problems: OptionProblem[] = [];
      const given = change === 'not_required' ? { analytics: 'granted', advertising: 'granted' } : change;
      set(checkOptions<ConsentSnapshot>('consent', given, { analytics: rule, advertising: rule }, problems));
      report(problems);
    },
  };
}
