import type { Health, Issue } from '@chat-analytics/core';
import type { AnnouncedOutcome } from '../src/doctor/answers.js';
import { checks } from '../src/doctor/checks/index.js';
import type { Facts, Finding } from '../src/doctor/facts.js';

type SinkHealth = Health['sinks'][string];
type SourceHealth = Health['sources'][string];

/** When the page of {@link factsOf} began. */
export const begun = Date.parse('2026-02-11T09:30:00.000Z');

export const source = (more: Partial<SourceHealth> = {}): SourceHealth => ({ status: 'listening', received: 1, accepted: 1, duplicate: 0, ignored: 0, rejected: {}, ...more });
export const sink = (more: Partial<SinkHealth> = {}): SinkHealth => ({ status: 'ready', offered: 1, restored: 0, delivered: 1, held: {}, carried: 0, dropped: {}, failed: 0, attempts: 1, ...more });
export const issue = (code: string, where: string, detail?: string): Issue => ({ code, where, count: 1, ...(detail ? { detail } : {}) });
export const outcome = (more: Partial<AnnouncedOutcome> = {}): AnnouncedOutcome => ({ type: 'autochat.goal_met.v1', id: 'evt_1', emitBrowser: true, at: begun + 9000, ...more });

/** A page on which one event came and went as it should, a minute after it was opened. */
export function factsOf({ health = {}, window = {}, answers = {}, trace = {}, ...rest }: { health?: Partial<Health>; window?: Partial<Facts['window']>; answers?: Partial<Facts['answers']>; trace?: Partial<Facts['trace']>; consent?: Facts['consent']; wantsDebug?: boolean } = {}): Facts {
  return {
    health: {
      since: '2026-02-11T09:30:00.000Z',
      now: '2026-02-11T09:31:00.000Z',
      sources: { autochat: source() },
      sinks: { ga4: sink(), meta: sink() },
      events: { lead_qualified: { accepted: 1, delivered: { ga4: 1, meta: 1 }, failed: {} } },
      recent_failures: [],
      issues: [],
      ...health,
    },
    consent: { analytics: 'granted', advertising: 'granted' },
    trace: { ids: new Set(['evt_1']), heard: new Map([['autochat.goal_met.v1', [begun + 10_000]]]), completeSince: 0, repeated: {}, failingSince: {}, refused: new Set(), ...trace },
    window: { ga4: 'running', ga4Debug: false, gtm: 'absent', containers: [], gtmPreview: false, meta: 'running', kustomer: undefined, clarity: undefined, layer: [], ...window },
    answers: { watching: false, seen: 0, tracked: 0, outcomes: [], ...answers },
    wantsDebug: false,
    ...rest,
  };
}

/** What one check says of a page. */
export function ask(id: string, facts: Facts): Finding {
  const check = checks.find((each) => each.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  return check.look(facts);
}
