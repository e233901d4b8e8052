import type { ConsentSnapshot } from '@chat-analytics/core';
import { kindOf, type Facts } from './facts.js';

export type Purpose = keyof ConsentSnapshot;

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

/** How sure it is that a sink needs the consent for a purpose. */
export type Need = 'sure' | 'possible' | 'none';

/**
 * Whether a sink, of which no event waits for consent, needs the consent for a purpose that is not granted. Its option `purpose` is seen by what became of
 * its events.
 */
export function needOf({ consent, health, trace }: Pick<Facts, 'consent' | 'health' | 'trace'>, name: string, purpose: Purpose): Need {
  const sink = health.sinks[name];
  const own = usual[kindOf(name)];
  // Nothing has become of any event of a sink that is not known: it may need either.
  if (!own && sink && !sink.offered && !sink.restored) return 'possible';
  if (own === purpose) {
    // What waits for anything else has the consent that it needs.
    if (!sink || sink.held.not_ready || sink.held.pace || sink.held.retry) return 'none';
    // It may have been granted when those were handed over, or not be needed.
    return sink.delivered && !sink.dropped.denied ? 'possible' : 'sure';
  }
  if (consent[purpose] !== 'denied' || !trace.refused.has(name) || (own && consent[own] === 'denied')) return 'none';
  // Its own may have been granted since.
  return own ? 'possible' : 'sure';
}
