import type { ChatEvent, SinkContext } from '@chat-analytics/core';
import { isPassing, pauseAfter, retryAfterOf } from './answer.js';
import { batchIdOf, bodyOf, type Entry } from './batch.js';
import type { Target } from './target.js';

/** The most events that wait here: what is more stays with core. */
export const mostGathered = 200;
/**
 * The most bytes of events in one batch, unless one event alone has more. Browsers let 64 KiB outlive the page, other scripts' included:
 * that is two. Source: Fetch standard, `keepalive`.
 */
const mostBytes = 30_000;
/** How long an answer may take, in milliseconds. */
const patience = 30_000;
/** How soon core is to ask again where nothing failed, in milliseconds. */
const soon = 1000;

export interface Outbox {
  /** Resolves once the event is acknowledged. Rejects with `retryAfterMs` where core is to offer it again. */
  add(event: ChatEvent): Promise<void>;
  /** Sends what is gathered, without waiting for more; all at once where the page is about to go. */
  flush(leaving: boolean): void;
  /** Gives back what is gathered: consent was withdrawn, or may be. */
  recall(): void;
  stop(): void;
}

const retryAfter = (retryAfterMs: number): Error => Object.assign(new Error(), { retryAfterMs });

/** Gathers events and posts them, one batch at a time and in order. */
export function createOutbox({ window, report }: SinkContext, { url, headers, ownHeaders }: Target, size: number, waitMs: number): Outbox {
  const gathered: Entry[] = [];
  /** Ends the request that is not answered yet. */
  let sending: AbortController | undefined;
  /** Ends the gathering, or the wait for the answer. */
  let timer: number | undefined;
  /** Whether what is gathered has waited long enough. */
  let due = false;
  let failures = 0;
  let resumeAt = 0;
  /** How often all was called back: what was sent before is not to be sent in another way. */
  let recalls = 0;
  let stopped = false;

  function rest(): void {
    window.clearTimeout(timer);
    timer = undefined;
  }

  function giveBack(entries: readonly Entry[], reason: Error): void {
    for (const { reject } of entries) reject(reason);
  }

  /** Takes a batch off the front: what there is room for, and at least so many. */
  function take(room: number, least: number): Entry[] {
    let count = 0;
    for (const { bytes } of gathered) {
      room -= bytes;
      if (room < 0 || count >= size) break;
      count++;
    }
    return gathered.splice(0, Math.max(count, least));
  }

  /** Posts a batch, with `keepalive` so that it outlives the page. Without a signal there will be no page to hear the answer. */
  async function post(batch: readonly Entry[], keepalive: boolean, signal?: AbortSignal): Promise<Response | undefined> {
    const id = batchIdOf(batch);
    const body = bodyOf(id, batch);
    const asked = recalls;
    try {
      if (!signal && !('keepalive' in Request.prototype)) throw new TypeError();
      headers.set('idempotency-key', id);
      // A redirect that is followed turns the POST into a GET without a body, which is answered all the same.
      return await window.fetch(url, { method: 'POST', headers, body, keepalive, redirect: 'manual', signal: signal ?? null });
    } catch {
      if (!signal && !ownHeaders && !stopped && asked === recalls) window.navigator.sendBeacon(url, new Blob([body], { type: 'application/json' }));
      return undefined;
    }
  }

  async function send(): Promise<void> {
    const batch = take(mostBytes, 1);
    const abort = (sending = new AbortController());
    rest();
    timer = window.setTimeout(() => abort.abort(), patience);
    // Other scripts may have used up what may outlive the page: after a failure it does without.
    const keepalive = !failures && batch.every(({ bytes }) => bytes <= mostBytes);
    const answer = await post(batch, keepalive, abort.signal);
    if (stopped) return;
    sending = undefined;
    rest();
    if (answer && !isPassing(answer.status)) {
      failures = 0;
      if (answer.ok) {
        for (const { resolve } of batch) resolve();
      } else {
        // A page does not see the status of a redirect.
        const status = String(answer.status || 'redirect');
        report('http_error', 'webhook', status);
        giveBack(batch, Object.assign(new Error(), { name: `http_${status}` }));
      }
    } else {
      const pause = pauseAfter(failures++, retryAfterOf(answer));
      resumeAt = window.performance.now() + pause;
      giveBack([...batch, ...gathered.splice(0)], retryAfter(pause));
    }
    dispatch();
  }

  function dispatch(): void {
    if (sending || !gathered.length) return;
    if (due || gathered.length >= size) void send();
    else timer ??= window.setTimeout(dispatchNow, waitMs);
  }

  function dispatchNow(): void {
    due = true;
    dispatch();
  }

  /** The page goes: what may outlive it is sent. Core keeps whatever is not acknowledged. */
  function leave(): void {
    if (!sending) rest();
    let room = sending ? mostBytes : 2 * mostBytes;
    for (let batch; (batch = take(Math.min(room, mostBytes), 0)).length; ) {
      for (const { bytes } of batch) room -= bytes;
      post(batch, true).catch(() => undefined);
      giveBack(batch, retryAfter(soon));
    }
    giveBack(gathered.splice(0), retryAfter(soon));
  }

  return {
    add(event) {
      const now = window.performance.now();
      due &&= gathered.length > 0;
      // Those that come after wait as long, so that the order is kept.
      if (gathered.length === mostGathered && now >= resumeAt) resumeAt = now + soon;
      if (now < resumeAt) return Promise.reject(retryAfter(resumeAt - now));
      const text = JSON.stringify(event);
      return new Promise((resolve, reject) => {
        gathered.push({ id: event.event_id, text, bytes: new Blob([text]).size, resolve, reject });
        dispatch();
      });
    },
    flush: (leaving) => (leaving ? leave() : dispatchNow()),
    recall() {
      recalls++;
      if (!sending) rest();
      giveBack(gathered.splice(0), retryAfter(0));
    },
    stop() {
      stopped = true;
      rest();
      sending?.abort();
    },
  };
}
