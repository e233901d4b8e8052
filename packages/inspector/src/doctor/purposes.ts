import type { ConsentSnapshot } from '@chat-analytics/core';
import { kindOf, type Facts } from './facts.js';

type Purpose = keyof ConsentSnapshot;

/** What the sinks are for where their option `purpose` does not say otherwise. */
const usual: Readonly<Partial<Record<string, Purpose>>> = { ga4: 'analytics', gtm: 'analytics', webhook: 'analytics', meta: 'advertising' };

/** Whether a sink’s library may not be there yet because the shopper has not agreed: a loader, or a consent tool, waits with it. */
export function awaitsConsent({ consent, health }: Pick<Facts, 'consent' | 'health'>, name: string): boolean {
  const { consent: waiting, not_ready: allowed } = health.sinks[name]?.held ?? {};
  if (waiting) return true;
  const purpose = usual[kindOf(name)];
  // What waits for the library has the consent that it needs.
  return !allowed && purpose !== undefined && consent[purpose] !== 'granted';
}
