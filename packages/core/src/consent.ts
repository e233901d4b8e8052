import type { ReportIssue } from './issues.js';
import { isRecord } from './options.js';
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

const isState = (value: unknown): value is ConsentState => value === 'granted' || value === 'denied' || value === 'pending';

/** Keeps the state per purpose. */
export function createConsent(report: ReportIssue): Consent {
  const state = new Map<string, ConsentState>([
    ['analytics', 'pending'],
    ['advertising', 'pending'],
  ]);
  const get = (purpose: string): ConsentState => state.get(purpose) ?? 'pending';
  return {
    get: () => ({ analytics: get('analytics'), advertising: get('advertising') }),
    update(change) {
      const states = change === 'not_required' ? { analytics: 'granted', advertising: 'granted' } : isRecord(change) ? change : { '': change };
      for (const [purpose, value] of Object.entries(states)) {
        if (state.has(purpose) && isState(value)) state.set(purpose, value);
        else if (value !== undefined || !purpose) report('bad_consent', `consent.${purpose}`, 'not_required, or { analytics, advertising }: granted|denied|pending');
      }
    },
    of: (purpose) => (purpose === 'none' ? 'granted' : get(purpose)),
  };
}
