import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { reference as autochat } from '@chat-analytics/autochat/reference';
import { reference as clarity } from '@chat-analytics/clarity/reference';
import type { Reference } from '@chat-analytics/core';
import { reference as kustomer } from '@chat-analytics/kustomer/reference';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const references: readonly Reference[] = [autochat, clarity, kustomer];

for (const { contract, events } of references) {
  describe(`the examples of ${contract.vendor}`, () => {
    for (const [name, { examples }] of Object.entries(events)) {
      it(`${name} fits the JSON Schema, and no other type does`, () => {
        expect(examples.length).toBeGreaterThan(0);
        for (const { out } of examples) {
          // Where the vendor tells neither id nor time, every event gets some.
          const event = { event_id: 'made up', occurred_at: '2026-02-11T09:30:00.000Z', ...out };
          expect(validate(event), ajv.errorsText(validate.errors)).toBe(true);
          const { properties } = event;
          expect(validate({ ...event, properties: { ...properties, of_no_type: true } })).toBe(false);
          // No outcome carries what the others do: but for details and its source it has nothing.
          const foreign = Object.keys(properties).some((key) => key !== 'trigger_source' && key !== 'details');
          expect(validate({ ...event, event_type: 'goal_met' })).toBe(!foreign);
        }
      });
    }
  });
}
