// @vitest-environment node
// Normalized events end in warehouses, far from this repository. So what an event is only moves with a changeset that says so.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeSchema } from '../../../scripts/released-schema.mjs';
import { readJson, readText, root } from './packages.js';
import { changesBetween, type SchemaSnapshot } from './schema-changes.js';

const released = readJson('tests/packages/released/schema.json') as SchemaSnapshot;
const current: SchemaSnapshot = describeSchema(readJson('packages/core/schema.json') as Parameters<typeof describeSchema>[0]);

/** The kinds of change that the changesets announce for core. */
function announcedForCore(): string[] {
  const files = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return files.flatMap((name) => /^['"]@chat-analytics\/core['"]: (\w+)$/m.exec(readText(`.changeset/${name}`))?.[1] ?? []);
}

describe('an event or a property changes', () => {
  const { breaking, additions } = changesBetween(released, current);

  it('only with a changeset for core, of a minor change at least', () => {
    const changes = [...breaking, ...additions];
    const announced = announcedForCore().filter((kind) => kind !== 'patch');
    expect(announced.length === 0 ? changes : [], 'changes since the last release that no changeset announces').toEqual([]);
  });

  it('in a way that breaks reports only with another schema version', () => {
    expect(current.schema_version === released.schema_version ? breaking : []).toEqual([]);
  });
});

describe('the changes between two schemas', () => {
  const before: SchemaSnapshot = { schema_version: 1, envelope: { event_id: 'string' }, events: { chat_opened: { rating: 'number', 'opened_via?': 'string' } } };
  const changed = (fields: Record<string, string>): SchemaSnapshot => ({ ...before, events: { chat_opened: fields } });

  it('are none where only words changed', () => {
    expect(changesBetween(before, { ...before })).toEqual({ breaking: [], additions: [] });
    const schema = (description: string) => ({
      anyOf: [
        {
          required: [],
          properties: {
            event_type: { const: 'chat_opened' },
            schema_version: { const: 1 },
            properties: { properties: { rating: { type: 'number', description } }, required: ['rating'] },
          },
        },
      ],
    });
    expect(describeSchema(schema('Old words.'))).toEqual(describeSchema(schema('New words.')));
    expect(describeSchema(schema(''))).toEqual({ schema_version: 1, envelope: {}, events: { chat_opened: { rating: '{"type":"number"}' } } });
  });

  it('add where a type or an optional property is new', () => {
    const after = { ...changed({ rating: 'number', 'opened_via?': 'string', 'trigger_name?': 'string' }) };
    expect(changesBetween(before, after)).toEqual({ breaking: [], additions: ['chat_opened.trigger_name? is new'] });
    expect(changesBetween(before, { ...before, events: { ...before.events, chat_moved: {} } }).additions).toEqual(['chat_moved is new']);
  });

  it.each([
    ['a property goes', { rating: 'number' }, 'chat_opened.opened_via? is gone'],
    ['a property is of another kind', { rating: 'string', 'opened_via?': 'string' }, 'chat_opened.rating is of another kind'],
    ['a property need not be there any more', { 'rating?': 'number', 'opened_via?': 'string' }, 'chat_opened.rating is optional now'],
    ['a property must be there now', { rating: 'number', opened_via: 'string' }, 'chat_opened.opened_via? is required now'],
    ['a required property is new', { rating: 'number', 'opened_via?': 'string', link: 'string' }, 'chat_opened.link is new, and required'],
  ])('break where %s', (_, fields, told) => {
    expect(changesBetween(before, changed(fields)).breaking).toEqual([told]);
  });

  it('break where a type goes, or a field of every event', () => {
    expect(changesBetween(before, { ...before, events: { other: {} } }).breaking).toEqual(['chat_opened is gone']);
    expect(changesBetween(before, { ...before, envelope: {} }).breaking).toEqual(['event.event_id is gone']);
  });
});
