// @vitest-environment node
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { eventTypes, requiredProperties } from '../src/event-types.js';
import { propertyNames, propertyTable, kindOf } from '../src/property-table.js';

interface TypeSchema {
  properties: { event_type: { const: string }; properties: { properties?: Record<string, unknown>; required?: string[] } };
}
const schema = JSON.parse(readFileSync(new URL('../schema.json', import.meta.url), 'utf8')) as { anyOf: TypeSchema[] };
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const values: Record<string, unknown> = {
  choice: 'large',
  id: 'p1',
  ids: ['p1', 'p2'],
  text: 'hello',
  texts: ['hello'],
  length: 5,
  flag: true,
  number: 4,
  time: '2026-02-11T09:30:00.000Z',
  url: 'https://shop.example/p/1',
  details: { plan: 'pro', seats: 3, trial: false },
};
const valueOf = (name: string): unknown => values[kindOf(name) ?? ''];

const base = {
  schema_version: 1,
  event_id: 'e1',
  occurred_at: '2026-02-11T09:30:00.000Z',
  vendor: 'acme',
  vendor_event: 'acme.event',
  actor: 'visitor',
};

const branches = new Map(schema.anyOf.map((branch) => [branch.properties.event_type.const, branch.properties.properties]));
const required = (type: string): readonly string[] => (requiredProperties as Partial<Record<string, readonly string[]>>)[type] ?? [];
const eventOf = (type: string, names: readonly string[]): unknown => ({ ...base, event_type: type, properties: Object.fromEntries(names.map((name) => [name, valueOf(name)])) });

describe('the JSON Schema', () => {
  it('knows exactly the event types of the code', () => {
    expect([...branches.keys()].sort()).toEqual([...eventTypes].sort());
  });

  it('lets some event carry every property of the table', () => {
    const used = new Set([...branches.values()].flatMap((branch) => Object.keys(branch.properties ?? {})));
    expect([...used].sort()).toEqual(propertyNames().sort());
  });

  it('names every property of the table once', () => {
    expect(new Set(propertyNames()).size).toBe(propertyNames().length);
  });

  it('shares no name between the properties and the fields of an event', () => {
    expect(propertyNames().filter((name) => name in base || ['event_type', 'conversation_id', 'session_id', 'page_path', 'inferred', 'properties'].includes(name))).toEqual([]);
  });

  it('counts free text as free text', () => {
    for (const [kind, classes] of Object.entries(propertyTable)) expect(Object.keys(classes).includes('free_text')).toBe(kind === 'text' || kind === 'texts');
  });

  for (const type of eventTypes) {
    const own = Object.keys(branches.get(type)?.properties ?? {});

    it(`takes ${type} with all its properties, and with the required ones alone`, () => {
      expect(validate(eventOf(type, own)), ajv.errorsText(validate.errors)).toBe(true);
      expect(validate(eventOf(type, required(type))), ajv.errorsText(validate.errors)).toBe(true);
    });

    it(`refuses ${type} with a property of another type, of another kind, or without a required one`, () => {
      for (const name of propertyNames().filter((known) => !own.includes(known))) expect(validate(eventOf(type, [...required(type), name])), name).toBe(false);
      for (const name of own) expect(validate({ ...(eventOf(type, required(type)) as object), properties: { [name]: [{}] } }), name).toBe(false);
      for (const name of required(type)) expect(validate(eventOf(type, own.filter((known) => known !== name))), name).toBe(false);
    });
  }

  it('refuses values that no reader would let through', () => {
    const cases: [string, string, unknown][] = [
      ['message_sent', 'message_length', 4.5],
      ['message_sent', 'message_length', -1],
      ['message_sent', 'message_id', ''],
      ['message_sent', 'message_id', 'x'.repeat(257)],
      ['message_sent', 'message_text', 'x'.repeat(1001)],
      ['product_selected', 'selected_product_ids', Array.from({ length: 51 }, String)],
      ['conversation_ended', 'conversation_started_at', 'yesterday'],
      ['link_clicked', 'link_url', 'x'.repeat(1001)],
    ];
    for (const [type, name, value] of cases) {
      expect(validate({ ...(eventOf(type, []) as object), properties: { [name]: valueOf(name) } }), ajv.errorsText(validate.errors)).toBe(true);
      expect(validate({ ...(eventOf(type, []) as object), properties: { [name]: value } }), name).toBe(false);
    }
  });

  it('refuses an unknown type, actor, field, version and time', () => {
    const good = eventOf('chat_opened', []) as Record<string, unknown>;
    expect(validate(good)).toBe(true);
    for (const change of [{ event_type: 'chat_open' }, { actor: 'robot' }, { colour: 'red' }, { schema_version: 2 }, { occurred_at: 'yesterday' }, { event_id: undefined }]) {
      expect(validate(JSON.parse(JSON.stringify({ ...good, ...change }))), JSON.stringify(change)).toBe(false);
    }
  });
});
