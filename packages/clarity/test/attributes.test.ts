import { kindOf, propertyTable, type PropertyKind } from '@chat-analytics/core';
import { clarityEvents } from '@chat-analytics/testing';
import { describe, expect, it } from 'vitest';
import documented from '../fixtures/clarity-events.json' with { type: 'json' };
import { contract, type ClarityEventName } from '../src/contract.js';
import { reference } from '../src/reference.js';

/** The properties that an event takes from an attribute. */
function propertiesOf(event: string, attribute: string): string[] {
  const { take } = contract.events[event as ClarityEventName];
  return Object.entries(take)
    .filter(([, path]) => path === attribute)
    .map(([name]) => name);
}

/** What an attribute of a documented type may become. */
const kinds: Readonly<Record<string, readonly PropertyKind[]>> = {
  string: ['choice', 'id', 'text', 'length', 'url'],
  'string[]': ['ids', 'texts', 'length'],
  boolean: ['flag'],
  number: ['number'],
};

/** What a shopper or the chat has written, and texts that a shop may write as it likes. */
const freeTexts = ['message', 'feedback_message', 'feedback_target_text', 'suggested_question_text', 'suggested_button', 'link_text', 'trigger_conversation_starters_list', 'suggestion_buttons_shown'];
const freeText: readonly string[] = [...propertyTable.text.free_text, ...propertyTable.texts.free_text];

const rows = documented.events.flatMap(({ name, attributes }) => attributes.map((attribute) => ({ event: name, attribute: attribute.name, type: attribute.type })));

describe('the documentation of the vendor', () => {
  it('has 23 events and 139 rows of attributes', () => {
    expect(documented.events).toHaveLength(documented.event_count);
    expect(rows).toHaveLength(documented.attribute_row_count);
    expect([documented.event_count, documented.attribute_row_count]).toEqual([23, 139]);
  });

  it('has the events of the contract, and none besides but those of A/B tests', () => {
    expect(Object.keys(contract.events)).toEqual([...documented.events.map(({ name }) => name), 'actual_show']);
  });

  it('is what the fake tells', () => {
    const withoutAction = documented.events.map(({ name, attributes }) => [name, attributes.map((attribute) => attribute.name).filter((attribute) => attribute !== 'action')]);
    expect(Object.fromEntries(Object.entries(clarityEvents).map(([name, attributes]) => [name, [...attributes].sort()]))).toEqual(
      Object.fromEntries(withoutAction.map(([name, attributes]) => [name, [...(attributes as string[])].sort()])),
    );
  });
});

describe('every documented attribute becomes a property of its kind, or is left out for a reason', () => {
  for (const { event, attribute, type } of rows) {
    it(`${event}: ${attribute}`, () => {
      const properties = propertiesOf(event, attribute);
      if (attribute in reference.leftOut) {
        expect(properties).toEqual([]);
        return;
      }
      expect(properties.length).toBeGreaterThan(0);
      for (const property of properties) expect(kinds[type], property).toContain(kindOf(property));
      const hidden = properties.filter((property) => freeText.includes(property));
      expect(hidden.length > 0, 'free text is free text').toBe(freeTexts.includes(attribute));
      // Besides, only its length.
      if (hidden.length) for (const property of properties.filter((name) => !hidden.includes(name))) expect(kindOf(property)).toBe('length');
    });
  }

  it('and nothing is taken or left out that is not documented', () => {
    for (const { name, attributes } of documented.events) {
      const known = ['', ...attributes.map((attribute) => attribute.name)];
      for (const path of Object.values(contract.events[name as ClarityEventName].take)) expect(known, name).toContain(path);
    }
    for (const attribute of Object.keys(reference.leftOut)) expect(rows.map((row) => row.attribute)).toContain(attribute);
  });
});

it('the values that are listed for an attribute, in whatever event, are those that the reference knows', () => {
  const known = new Map<string, Set<string>>(Object.entries(reference.values ?? {}).map(([name]) => [name, new Set()]));
  for (const { name, attributes } of documented.events) {
    for (const attribute of attributes) {
      if (!('values' in attribute) || attribute.name === 'action') continue;
      const list = known.get(`${name}.${attribute.name}`) ?? known.get(attribute.name);
      if (!list) throw new Error(`Nothing is known of ${attribute.name}.`);
      for (const value of attribute.values) list.add(String(value));
    }
  }
  // Documented elsewhere, among the events of A/B tests.
  for (const template of ['PDP_EMBEDDED_v2', 'FLOATING_TRIGGER_v2']) known.get('component_template')?.add(template);
  expect(Object.fromEntries(Object.entries(reference.values ?? {}).map(([name, list]) => [name, [...list].sort()]))).toEqual(
    Object.fromEntries([...known].map(([name, list]) => [name, [...list].sort()])),
  );
});
