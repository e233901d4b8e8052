import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { clarity, contract } from '@chat-analytics/clarity';
import { createChatAnalytics } from '@chat-analytics/core';
import { createClarityWebchat, createRecordingSink, unbalanced } from '@chat-analytics/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const attributes = [...new Set(Object.values(contract.events).flatMap(({ take }) => Object.values<string>(take)))].filter(Boolean);
const value = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 60 }),
  fc.boolean(),
  fc.integer(),
  fc.constantFrom('true', '4', 'https://shop.example/p?mail=jane@example.com', 'mailto:jane@example.com', 'jane@example.com'),
  fc.anything(),
);
const properties = fc.record(
  {
    action: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Object.keys(contract.events), ...contract.ignore) }, fc.anything()),
    ...Object.fromEntries([...attributes, 'experiment', '__proto__'].map((name) => [name, value])),
  },
  { requiredKeys: [] },
);

it('whatever the webchat tracks, nothing throws, the books balance, and what comes out fits the schema', () => {
  let tried = 0;
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('webchat', 'close_survey', 'url_click'), properties), { maxLength: 10 }), fc.boolean(), (calls, captureText) => {
      const webchat = createClarityWebchat(window);
      const sink = createRecordingSink();
      const analytics = createChatAnalytics({ sources: [clarity({ captureText, attributes: ['experiment', '__proto__'] })], sinks: [sink], consent: 'not_required', debug: false });
      for (const call of calls) expect(webchat.track(...call)).toBe(webchat.calls.at(-1)?.returned);
      expect(unbalanced(analytics.health())).toEqual([]);
      for (const event of sink.events) expect(validate(event), ajv.errorsText(validate.errors)).toBe(true);
      tried += 1;
      accepted += sink.events.length;
      analytics.stop();
      expect(webchat.wrapped()).toEqual([]);
      webchat.remove();
    }),
    { numRuns: 300 },
  );
  expect(accepted).toBeGreaterThan(tried);
  expect({}).not.toHaveProperty('polluted');
});
