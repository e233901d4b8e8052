import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOwners, type Owner } from '../src/owners.js';

test('an owner has an event once, whoever else has it', () => {
  const createOwner = createOwners();
  const [one, other] = [createOwner(), createOwner()];
  expect([one.claim('e'), one.claim('e'), other.claim('e'), other.claim('e'), one.claim('f')]).toEqual([true, false, true, false, true]);
});

test('who disclaims an event may have it again, and takes it from nobody else', () => {
  const createOwner = createOwners();
  const [one, other] = [createOwner(), createOwner()];
  one.claim('e');
  other.claim('e');
  one.disclaim('e');
  one.disclaim('unknown');
  expect([other.claim('e'), one.claim('e'), one.claim('unknown')]).toEqual([false, true, true]);
});

test('what nobody has asked for while so many others came is forgotten, what somebody has is not', () => {
  const createOwner = createOwners(10);
  const [one, other] = [createOwner(), createOwner()];
  other.claim('often');
  one.claim('seldom');
  for (let count = 0; count < 40; count++) {
    one.claim(`e${count}`);
    expect(other.claim('often')).toBe(false);
  }
  expect(one.claim('seldom')).toBe(true);
});

test('an event that is disclaimed stays with the others, though it was nearly forgotten', () => {
  const createOwner = createOwners(10);
  const [one, other] = [createOwner(), createOwner()];
  other.claim('e');
  for (let count = 0; count < 15; count++) one.claim(`e${count}`);
  one.disclaim('e');
  expect(other.claim('e')).toBe(false);
});

test('ids that share a number are told apart', () => {
  const [one, other] = Array.from({ length: 2 }, createOwners(1_000_000)) as [Owner, Owner];
  // So many that some of them share a number.
  const ids = Array.from({ length: 200_000 }, (_, number) => `${Math.imul(number, 2654435761)} ${number}`);
  expect(ids.filter((id) => !one.claim(id))).toEqual([]);
  expect(ids.filter((id) => one.claim(id) || !other.claim(id))).toEqual([]);
});

test('however many owners there are, and whoever claims what in whatever order, each has an event once', () => {
  const ids = fc.constantFrom('a', 'b', '1\na', '__proto__', '');
  const step = fc.record({ who: fc.nat(100), id: ids, disclaims: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const owners = Array.from({ length: 101 }, createOwners());
      const had = new Set<string>();
      for (const { who, id, disclaims } of steps) {
        const mark = JSON.stringify([who, id]);
        if (disclaims) {
          owners[who]?.disclaim(id);
          had.delete(mark);
        } else {
          expect(owners[who]?.claim(id)).toBe(!had.has(mark));
          had.add(mark);
        }
      }
    }),
  );
});
