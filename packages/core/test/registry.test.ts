import { expect, test } from 'vitest';
import { entryOf, findRegistry } from '../src/registry.js';

test('a page has one registry, and what another version of the library has there stays', () => {
  const key = Symbol.for('chat-analytics');
  const page = { [key]: { 2: 'theirs' } } as unknown as Window;
  const registry = findRegistry(page);
  expect(findRegistry(page)).toBe(registry);
  expect(Reflect.get(page, key)).toEqual({ 1: registry, 2: 'theirs' });
});

test('of more names than may be remembered the oldest is forgotten', () => {
  const map = new Map<string, object>();
  const values = ['a', 'b', 'c'].map((name) => entryOf(map, name, () => ({}), 2));
  expect([...map]).toEqual([
    ['b', values[1]],
    ['c', values[2]],
  ]);
  expect(entryOf(map, 'b', () => ({}), 2)).toBe(values[1]);
});
