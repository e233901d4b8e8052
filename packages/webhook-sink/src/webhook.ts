import { checkOptions, type ChatEventType, type destinationRules, type OptionProblem, type OptionRules, type Purpose, type Sink, type SinkContext } from '@chat-analytics/core';
import { createOutbox, mostGathered, type Outbox } from './outbox.js';
import { readTarget } from './target.js';

/** How events are gathered into requests. */
export interface BatchOptions {
  /** The most events of one request, 200 at most. Default 20. */
  readonly size?: number;
  /** How long events may be gathered, in milliseconds. Default 1,000. */
  readonly waitMs?: number;
}

/** Options of {@link webhook}. */
export interface WebhookOptions {
  /** The endpoint: an http(s) address, or a path on the page's own host. */
  readonly url: string;
  /** Headers of one's own, for every request. Whoever visits the page can read them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How events are gathered into requests. */
  readonly batch?: BatchOptions;
  /** The event types to send. Default all. */
  readonly events?: readonly ChatEventType[];
  /** Whose consent it needs. Default `analytics`. */
  readonly purpose?: Purpose;
}

/** What all sinks share is written out, so that a page with this one alone need not load the rest. Headers are looked at at the start. */
const rules = {
  url: 'string',
  headers: 'any',
  batch: 'object',
  events: 'list of event types',
  purpose: 'analytics|advertising|none',
} as const satisfies OptionRules<WebhookOptions> & Partial<typeof destinationRules>;

/**
 * Sends events to an endpoint of one's own, in batches. An event counts as delivered once the endpoint has acknowledged it; until then
 * it is offered again, so that the endpoint may see it twice.
 *
 * @example
 * createChatAnalytics({
 *   sources: [autochat()],
 *   sinks: [webhook({ url: '/chat-events' })],
 *   consent: { analytics: 'granted' },
 * });
 */
export function webhook(given: WebhookOptions): Sink {
  const problems: OptionProblem[] = [];
  const options: Partial<WebhookOptions> = process.env.NODE_ENV === 'production' ? { ...given } : checkOptions<WebhookOptions>('webhook', given, rules, problems);
  const batch = options.batch ?? {};
  const { size = 20, waitMs = 1000 } =
    process.env.NODE_ENV === 'production' ? batch : checkOptions<BatchOptions>('webhook.batch', batch, { size: 'positive number', waitMs: 'positive number' }, problems);
  const { events } = options;
  /** Those of the pages it runs on, and nothing where such a page cannot send. */
  const outboxes = new Map<SinkContext, Outbox | undefined>();

  return {
    name: 'webhook',
    destination: `webhook ${options.url ?? ''}`,
    purpose: options.purpose ?? 'analytics',
    confirms: 'acknowledged',
    idempotent: true,
    pace: false,
    eventTypes: events,
    problems,
    // What waits for the network waits with core, which drops it when consent is withdrawn and keeps it for the next page.
    ready: ({ navigator }: { readonly navigator: { readonly onLine?: boolean } }) => navigator.onLine !== false,
    start(context) {
      const target = readTarget(options, context);
      const outbox = target && createOutbox(context, target, Math.min(size, mostGathered), waitMs);
      outboxes.set(context, outbox);
      return () => {
        outboxes.delete(context);
        outbox?.stop();
      };
    },
    send(event, context) {
      return outboxes.get(context)?.add(event) ?? { dropped: 'bad_option' };
    },
    // What is not on its way yet is core's to drop.
    onConsent(state, context) {
      if (state !== 'granted') outboxes.get(context)?.recall();
    },
    flush(leaving) {
      for (const outbox of outboxes.values()) outbox?.flush(leaving);
    },
  };
}
