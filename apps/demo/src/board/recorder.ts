import type { LedgerEntry } from '@chat-analytics/core';
import { autochatOutcomes, type AutochatDetail } from '@chat-analytics/testing';
import type { WireListener } from '../libraries.js';
import { readGtagHit, readPixelHit, type Call } from './call.js';
import { createOutcome, type Destination, type Outcome } from './outcome.js';

/** Follows every outcome: what the widget dispatches, what the ledger enters, what is on the wire. */
export interface Recorder extends WireListener {
  trace(entry: LedgerEntry): void;
}

const isDestination = (sink: string | undefined): sink is Destination => sink === 'ga4' || sink === 'meta';

/**
 * Listens to the widget's events like any other script of the page. It has to be made before the analytics: only then is a ledger's
 * entry known to be about the dispatch that was seen last.
 */
export function createRecorder(window: Window, changed: (outcome: Outcome) => void): Recorder {
  const outcomes = new Map<string, Outcome>();

  function find(id: unknown): Outcome | undefined {
    return typeof id === 'string' ? outcomes.get(id) : undefined;
  }

  function dispatched(event: Event): void {
    const detail = (event as CustomEvent<AutochatDetail>).detail;
    const outcome = outcomes.get(detail.event_id) ?? createOutcome(detail);
    outcomes.set(outcome.id, outcome);
    outcome.dispatches.push({ name: event.type, result: 'unheard' });
    changed(outcome);
  }

  function called(destination: Destination, call: Call): void {
    const outcome = find(call.eventId);
    if (!outcome) return;
    outcome.calls[destination].push(call);
    changed(outcome);
  }

  for (const name of ['autochat.widget_tracking.v1', ...autochatOutcomes]) window.addEventListener(name, dispatched);

  return {
    ga4: (hit) => called('ga4', readGtagHit(hit)),
    meta: (hit) => called('meta', readPixelHit(hit)),
    trace({ stage, event, payload, sink, reason }) {
      const outcome = find(event?.event_id ?? (payload as Partial<AutochatDetail> | undefined)?.event_id);
      if (!outcome) return;
      if (isDestination(sink)) {
        if (stage === 'held' || stage === 'delivered' || stage === 'dropped' || stage === 'failed') outcome.ways[sink] = { state: stage, reason };
      } else if (stage === 'accepted' || stage === 'duplicate' || stage === 'ignored' || stage === 'rejected') {
        const last = outcome.dispatches.at(-1);
        if (last) last.result = stage;
        if (stage === 'accepted') outcome.event = event;
      }
      changed(outcome);
    },
  };
}
