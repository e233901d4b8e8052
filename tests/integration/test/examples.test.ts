import schema from '@chat-analytics/core/schema.json' with { type: 'json' };
import { reference as autochat } from '@chat-analytics/autochat/reference';
import type { Reference } from '@chat-analytics/core';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const references: readonly Reference[] = [autochat];

for (const { contract, events } of references) {
  describe(`the examples of ${contract.vendor}`, () => {
    for (const [name, { examples }] of Object.entries(events)) {
      it(`${name} fits the JSON Schema, and no other type does`, () => {
        expect(examples.length).toBeGreaterThan(0);
        for (const { out } of examples) {
          expect(validate(out), ajv.errorsText(validate.errors)).toBe(true);
          // What an outcome carries, no dismissed teaser does.
          expect(validate({ ...out, event_type: 'chat_teaser_dismissed' })).toBe(Object.keys(out.properties).length === 0);
        }
      });
    }
  });
}
