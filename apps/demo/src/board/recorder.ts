import type { ChatEvent, LedgerEntry } from '@chat-analytics/core';
import type { VendorName } from '../chats/vendor-name.js';
import { vendorOfSource } from '../chats/vendors.js';
import type { Receipt } from '../endpoint.js';
import type { Seen, WireListener } from '../libraries.js';
import type { Telling } from '../telling.js';
import { readGtagHit, readPixelHit, readReceipt, readSeen, type Call } from './call.js';
import { createOccurrence, destinationNames, type Destination, type Occurrence, type Result, type Told } from './occurrence.js';

/** Follows everything that happens: what a widget tells, what the ledger enters, what is on the wire. */
export interface Recorder extends WireListener {
  gtm(seen: Seen): void;
  webhook(receipt: Receipt): void;
  /** A widget is about to tell the page something. */
  told(telling: Telling): void;
  trace(entry: LedgerEntry): void;
}

const isDestination = (sink: string | undefined): sink is Destination => destinationNames.some((name) => name === sink);

const isResult = (stage: LedgerEntry['stage']): stage is Exclude<Result, 'unheard'> => stage === 'accepted' || stage === 'duplicate' || stage === 'ignored' || stage === 'rejected';

/**
 * What a widget tells and what the ledger enters are matched by their order: sources hear at once, so that an entry is about what was
 * told last. What the analytics knowingly leave alone, such as a count of unread messages, is entered in the books and not recorded.
 *
 * @param changed - Is called with everything that became of an occurrence.
 */
export function createRecorder(changed: (occurrence: Occurrence) => void): Recorder {
  const byOccurrence = new Map<string, Occurrence>();
  const byEventId = new Map<string, Occurrence>();
  const last = new Map<VendorName, { readonly occurrence: Occurrence; readonly told: Told }>();
  /** A call that has no event's id in it, as some published recipes have none: the ledger is about to say whose it was. */
  const unclaimed = new Map<Destination, Call>();

  function show(occurrence: Occurrence): void {
    if (occurrence.event ?? occurrence.told.some(({ result }) => result === 'rejected')) changed(occurrence);
  }

  function called(destination: Destination, call: Call): void {
    const occurrence = byEventId.get(call.eventId ?? '');
    if (occurrence) {
      occurrence.calls[destination].push(call);
      show(occurrence);
    } else if (call.eventId === undefined) unclaimed.set(destination, call);
  }

  function heard(stage: Result, { event, payload, source }: LedgerEntry): void {
    const vendor = vendorOfSource(source);
    const latest = vendor && last.get(vendor);
    if (!latest) return;
    const { occurrence, told } = latest;
    told.result = stage;
    occurrence.payload ??= payload;
    if (stage === 'accepted' && event) {
      occurrence.event = event;
      occurrence.name = event.vendor_event;
      byEventId.set(event.event_id, occurrence);
    }
    show(occurrence);
  }

  /** What was told on an earlier page of the visit, and is on its way on this one. */
  function restore(event: ChatEvent): Occurrence | undefined {
    const vendor = vendorOfSource(event.vendor);
    if (!vendor) return undefined;
    const occurrence = createOccurrence({ vendor, name: event.vendor_event }, new Date(event.occurred_at));
    occurrence.event = event;
    byEventId.set(event.event_id, occurrence);
    return occurrence;
  }

  function sent(destination: Destination, { stage, event, reason }: LedgerEntry): void {
    const occurrence = event && (byEventId.get(event.event_id) ?? restore(event));
    if (!occurrence || !(stage === 'held' || stage === 'delivered' || stage === 'dropped' || stage === 'failed')) return;
    const call = unclaimed.get(destination);
    if (call && stage === 'delivered') occurrence.calls[destination].push(call);
    unclaimed.delete(destination);
    occurrence.ways[destination] = { state: stage, reason };
    show(occurrence);
  }

  return {
    ga4: (hit) => called('ga4', readGtagHit(hit)),
    meta: (hit) => called('meta', readPixelHit(hit)),
    gtm: (seen) => called('gtm', readSeen(seen)),
    webhook(receipt) {
      for (const call of readReceipt(receipt)) {
        // What was under way while the shopper left comes again: an endpoint takes it once, by its id.
        if (!byEventId.get(call.eventId ?? '')?.calls.webhook.length) called('webhook', call);
      }
    },
    told(telling) {
      const key = telling.occurrence === undefined ? undefined : `${telling.vendor} ${telling.occurrence}`;
      const occurrence = (key === undefined ? undefined : byOccurrence.get(key)) ?? createOccurrence(telling);
      if (key !== undefined) byOccurrence.set(key, occurrence);
      const told: Told = { name: telling.name, result: 'unheard' };
      occurrence.told.push(told);
      last.set(telling.vendor, { occurrence, told });
      show(occurrence);
    },
    trace(entry) {
      if (isDestination(entry.sink)) sent(entry.sink, entry);
      else if (isResult(entry.stage)) heard(entry.stage, entry);
    },
  };
}
