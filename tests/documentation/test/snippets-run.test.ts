import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { execute, importsOf, openPage, type Page } from './page.js';
import { nameOf, snippets, type Expectation } from './snippets.js';

/** What happens in the chat once a snippet has run. */
const outcome = {
  event_id: 'evt_1',
  occurred_at: '2026-02-11T09:30:00.000Z',
  conversation_id: 'conv_1',
  session_id: 'sess_1',
  trigger_source: 'tool',
  data: { internal_score: 87 },
};

// What snippets print is for their readers.
beforeEach(() => {
  vi.setSystemTime(outcome.occurred_at);
  vi.spyOn(console, 'debug').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('a snippet that runs does what its document says', () => {
  let page: Page;
  beforeEach(() => {
    page = openPage();
  });
  afterEach(() => {
    page.close();
    vi.useRealTimers();
  });

  const actual: Record<Expectation['of'], () => unknown> = {
    gtag: () => page.calls.gtag,
    fbq: () => page.calls.fbq,
    dataLayer: () => page.pushes(),
    webhook: () => page.posts,
    event: () => page.events.at(-1),
    health: () => page.created.at(-1)?.health(),
  };

  for (const snippet of snippets.filter(({ mark }) => mark === 'run')) {
    it(nameOf(snippet), async () => {
      const imports = importsOf(snippet);
      const exported = snippet.language === 'html' ? page.show(snippet) : await execute(snippet, { '@chat-analytics/core': page.core });
      for (const [name, stop] of Object.entries<unknown>({ ...exported })) if (name.startsWith('stop') && typeof stop === 'function') onTestFinished(() => void Reflect.apply(stop, undefined, []));
      page.widget.outcome('autochat.lead_qualified.v1', outcome);
      if (imports.includes('@chat-analytics/kustomer')) {
        // Their recipe has an output for an opened chat, and none for a conversation.
        if (snippet.source.includes("'recipe'")) page.kustomer.open();
        else page.kustomer.startConversation({ conversationId: 'conv_abc123' });
      }
      await Promise.all(page.created.map((analytics) => analytics.flush()));

      expect(page.events.length, 'events accepted').toBeGreaterThan(0);
      expect(page.created.flatMap((analytics) => analytics.health().issues)).toEqual([]);
      if (imports.includes('@chat-analytics/autochat')) expect(page.events.map((event) => event.event_id)).toContain(outcome.event_id);
      const ids = page.events.map((event) => event.event_id);
      if (imports.includes('@chat-analytics/ga4-sink')) {
        expect(page.gtag.hits.length, 'hits of GA4').toBeGreaterThan(0);
        expect(page.gtag.calls.every((call) => call.outcome === 'sent')).toBe(true);
      }
      if (imports.includes('@chat-analytics/meta-sink')) expect(page.pixel.hits.filter((hit) => ids.includes(hit.eid ?? '')).length, 'hits of the pixel').toBeGreaterThan(0);
      if (imports.includes('@chat-analytics/gtm-sink')) expect(page.pushes().length, 'pushes').toBeGreaterThan(0);
      if (imports.includes('@chat-analytics/webhook-sink')) expect(page.posts.length, 'requests of the webhook').toBeGreaterThan(0);

      for (const { of, value, line } of snippet.expectations) {
        if (of === 'health') expect(actual[of](), `${snippet.document}:${line}`).toMatchObject(value as object);
        else expect(actual[of](), `${snippet.document}:${line}`).toEqual(value);
      }
    });
  }
});

describe('a snippet that is a test passes', () => {
  for (const snippet of snippets.filter(({ mark }) => mark === 'test')) {
    describe(nameOf(snippet), async () => {
      await execute(snippet);
    });
  }
});
