// @vitest-environment happy-dom
import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics, eventTypes, type ChatEvent } from '@chat-analytics/core';
import { autochatOutcomes, createAutochatWidget, createRecordingSink, unbalanced } from '@chat-analytics/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

/** Fields as documented, fields of any shape, or none. */
const detail = fc.record(
  {
    scope: fc.constantFrom('chat_widget_tracking', 'other'),
    event_id: fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.uuid(), fc.anything()),
    event_type: fc.oneof(fc.constantFrom(...autochatOutcomes), fc.string()),
    occurred_at: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.anything(),
    ),
    conversation_id: fc.oneof(fc.string(), fc.anything()),
    session_id: fc.oneof(fc.constant(null), fc.anything()),
    trigger_source: fc.oneof(fc.string({ maxLength: 300 }), fc.anything()),
    data: fc.oneof(fc.dictionary(fc.constantFrom('plan', 'seats', '__proto__'), fc.anything()), fc.anything()),
    dispatch_version: fc.constantFrom(1, 1, 1, 2),
  },
  { requiredKeys: [] },
);

const state = fc.constantFrom('granted' as const, 'denied' as const, 'pending' as const);

/** What can happen on a page, in any order. */
const step = fc.oneof(
  { weight: 5, arbitrary: detail.map((payload) => ({ kind: 'dispatch' as const, payload })) },
  fc.anything().map((payload) => ({ kind: 'ingest' as const, payload })),
  fc.record({ event_type: fc.constantFrom(...eventTypes), properties: fc.anything() }).map((event) => ({ kind: 'track' as const, payload: event })),
  fc.record({ analytics: state, advertising: state }).map((change) => ({ kind: 'consent' as const, change })),
  fc.boolean().map((running) => ({ kind: 'library' as const, running })),
  fc.constantFrom('fine' as const, 'throw' as const, 'drop' as const, 'reject' as const).map((how) => ({ kind: 'behave' as const, how })),
);

it('whatever the vendor sends and the page does, nothing throws, the books balance, and what comes out fits the schema and comes once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const sinks = [createRecordingSink({ name: 'one', purpose: 'analytics' }), createRecordingSink({ name: 'two', purpose: 'advertising' })];
      const source = autochat({ dataKeys: ['plan', 'seats'] });
      const analytics = createChatAnalytics({ sources: [source], sinks, consent: {}, debug: false, limits: { held: 5 } });
      const vendorEvents: ChatEvent[] = [];
      analytics.subscribe((event) => event.vendor === 'autochat' && vendorEvents.push(event));
      const widget = createAutochatWidget(window);
      for (const next of steps) {
        if (next.kind === 'dispatch') widget.dispatch(next.payload, typeof next.payload.event_type === 'string' ? next.payload.event_type : undefined);
        if (next.kind === 'ingest') source.ingest(next.payload);
        if (next.kind === 'track') analytics.track(next.payload as never);
        if (next.kind === 'consent') analytics.consent.update(next.change);
        if (next.kind === 'library') for (const sink of sinks) sink.running = next.running;
        if (next.kind === 'behave') {
          for (const sink of sinks) {
            sink.behave = () => {
              if (next.how === 'throw') throw new Error('sink');
              return next.how === 'drop' ? { dropped: 'filtered' } : next.how === 'reject' ? Promise.reject(new Error('sink')) : undefined;
            };
          }
        }
        expect(unbalanced(analytics.health())).toEqual([]);
      }
      await Promise.resolve();
      analytics.stop();
      await Promise.resolve();
      expect(unbalanced(analytics.health())).toEqual([]);
      for (const event of vendorEvents) expect(validate(event), ajv.errorsText(validate.errors)).toBe(true);
      for (const sink of sinks) {
        const ids = sink.events.map((event) => event.event_id);
        expect(new Set(ids).size).toBe(ids.length);
      }
      expect({}).not.toHaveProperty('polluted');
    }),
    { numRuns: 300 },
  );
});
