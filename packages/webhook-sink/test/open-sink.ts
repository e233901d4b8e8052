// A sink on a page whose requests the test answers.
import type { ChatEvent, ConsentState, Sink, SinkContext } from '@chat-analytics/core';
import { afterEach, vi } from 'vitest';
import { webhook, type WebhookOptions } from '../src/index.js';
import { eventOf } from './event-of.js';

/** One request, and how it ends. */
export interface Exchange {
  readonly url: string;
  readonly init: RequestInit;
  readonly key: string | null;
  readonly body: { readonly batch_id: string; readonly sent_at: string; readonly events: readonly ChatEvent[] };
  readonly ids: readonly string[];
  /** The length of the body on the wire. */
  readonly bytes: number;
  answer(status: number, headers?: Record<string, string>): Promise<void>;
  /** Answers as a browser does that was told not to follow. */
  redirect(): Promise<void>;
  /** No answer comes. */
  fail(): Promise<void>;
}

/** What became of an event: nothing yet, `acknowledged`, how long to wait before it is offered again, or the name of the error. */
export type Outcome = number | string | undefined;

export interface OpenSink {
  readonly sink: Sink;
  readonly requests: readonly Exchange[];
  /** As `code where detail`. */
  readonly issues: readonly string[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Offers events to the sink, by their ids. Returns what was dropped at once. */
  offer(...ids: string[]): unknown[];
  /** Offers one event as it is. */
  offerEvent(event: ChatEvent): unknown;
  /** Tells the sink of consent. */
  consent(state: ConsentState): void;
  stop(): void;
}

const opened: OpenSink[] = [];
afterEach(() => {
  for (const { stop } of opened.splice(0)) stop();
});

/** Lets promises settle. Timers stand still. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

export function openSink(options: Partial<WebhookOptions> = {}, page: Window = window): OpenSink {
  const sink = webhook({ url: 'https://shop.example/events', ...options });
  const requests: Exchange[] = [];
  const issues = (sink.problems ?? []).map(({ code, where, detail }) => `${code} ${where} ${detail}`);
  const outcomes: Record<string, Outcome> = {};
  vi.spyOn(page, 'fetch').mockImplementation(
    (url, init = {}) =>
      new Promise<Response>((resolve, reject) => {
        // As a browser does it: what is not answered when the sink gives up ends with an error.
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        if (typeof url !== 'string' || typeof init.body !== 'string') throw new TypeError('The sink posts text to an address.');
        const body = JSON.parse(init.body) as Exchange['body'];
        requests.push({
          url,
          init,
          key: new Headers(init.headers).get('idempotency-key'),
          body,
          ids: body.events.map((event) => event.event_id),
          bytes: new Blob([init.body]).size,
          answer(status, headers = {}) {
            resolve(new Response(null, { status, headers }));
            return settle();
          },
          redirect() {
            resolve(Response.error());
            return settle();
          },
          fail() {
            reject(new TypeError('Failed to fetch'));
            return settle();
          },
        });
      }),
  );
  const context: SinkContext = { window: page, contract: () => undefined, blocked: () => undefined, report: (code, where, detail = '') => issues.push(`${code} ${where} ${detail}`) };
  const stop = sink.start?.(context) ?? ((): void => undefined);

  function offerEvent(event: ChatEvent): unknown {
    const result = sink.send(event, context);
    if (!(result instanceof Promise)) return result;
    outcomes[event.event_id] = undefined;
    result.then(
      () => {
        outcomes[event.event_id] = 'acknowledged';
      },
      (error: unknown) => {
        const { retryAfterMs, name } = error as Error & { retryAfterMs?: number };
        outcomes[event.event_id] = retryAfterMs ?? name;
      },
    );
    return undefined;
  }
  const open: OpenSink = { sink, requests, issues, outcomes, offerEvent, offer: (...ids) => ids.map((id) => offerEvent(eventOf(id))), consent: (state) => sink.onConsent?.(state, context), stop };
  opened.push(open);
  return open;
}
