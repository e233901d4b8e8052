import type { LedgerEntry } from '@chat-analytics/core';
import { isWished } from './figures.js';

type Stage = LedgerEntry['stage'];

const names: Readonly<Record<string, string>> = {
  autochat: 'Autochat',
  kustomer: 'Kustomer',
  bloomreach_clarity: 'Clarity',
  host: 'This page',
  ga4: 'GA4',
  meta: 'Meta',
  gtm: 'GTM',
  webhook: 'Webhook',
};

/** A source or sink, as people call it. */
export function nameOf(technical: string): string {
  const [, base = technical, count] = /^(.*?)(?:_(\d+))?$/.exec(technical) ?? [];
  return `${names[base] ?? base}${count ? ` ${count}` : ''}`;
}

/** `lead_qualified` as "Lead qualified". */
export function sentence(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every stage of the ledger, in the order of an event's way. */
export const stages: readonly Stage[] = ['accepted', 'duplicate', 'ignored', 'rejected', 'held', 'delivered', 'dropped', 'failed', 'carried', 'restored'];

/** How a stage is to be taken. */
export type Tone = 'good' | 'wait' | 'quiet' | 'bad';

export const toneOf: Readonly<Record<Stage, Tone>> = {
  accepted: 'good',
  delivered: 'good',
  held: 'wait',
  carried: 'wait',
  restored: 'wait',
  duplicate: 'quiet',
  ignored: 'quiet',
  dropped: 'quiet',
  rejected: 'bad',
  failed: 'bad',
};

/** How a step is to be taken: a drop may be as somebody wished it, or a loss. */
export const toneOfStep = ({ stage, reason = '' }: { readonly stage: Stage; readonly reason?: string | undefined }): Tone => (stage === 'dropped' && !isWished(reason) ? 'bad' : toneOf[stage]);

/** Why something is where it is. */
export const reasonTexts: Readonly<Record<string, string>> = {
  not_an_object: 'the payload is no object',
  unknown_event: 'the vendor has an event that is not known',
  bad_event_id: 'the event’s id is missing, too long, or looks like an e-mail address',
  unreadable: 'reading the payload threw an error',
  too_many_at_once: 'events bring each other about in a circle',
  before_event: '`beforeEvent` left it out, or failed',
  wrong_scope: 'it is not of the web widget',
  unknown_dispatch_version: 'the widget speaks a version that is not known',
  missing_total: 'the unread count has no number',
  sdk_error: 'the SDK told an error in place of an event',
  heard_elsewhere: 'it was heard in a better way',
  consent: 'waits for the shopper’s consent',
  not_ready: 'waits for the destination’s library',
  pace: 'waits its turn: the destination can take no more for the moment',
  retry: 'waits for the next try',
  order: 'waits behind others',
  sending: 'is on its way',
  denied: 'the shopper refused',
  duplicate: 'the destination has it already',
  filtered: 'the sink’s option `events` leaves it out',
  expired: 'it waited too long',
  overflow: 'more waited than may',
  stopped: 'it came after `stop()`',
  bad_option: 'the sink lacks a right option',
  threw: 'the destination threw an error',
};

/** Why, in words; a reason that is not known as it is. */
export function reasonText(reason: string): string {
  if (reason.startsWith('missing_') && !(reason in reasonTexts)) return `the required ${reason.slice('missing_'.length)} is missing`;
  return reasonTexts[reason] ?? sentence(reason);
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The time of day, to the millisecond. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`;
}

/** A time span, as short as it can be said: "12 ms", "3.4 s", "2 min". */
export function span(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}

/** "1 event", "1,204 events". */
export const count = (number: number, what: string, plural = `${what}s`): string => `${number.toLocaleString('en')} ${number === 1 ? what : plural}`;
