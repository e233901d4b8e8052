import { expect, test } from 'vitest';
import { createRecent } from '../src/recent.js';

const numbered = (size: number): ((key: object) => number) => {
  let last = 0;
  return createRecent(() => ++last, size);
};

test('what belongs to the last objects is remembered', () => {
  const keys = Array.from({ length: 10 }, () => ({}));
  const numberOf = numbered(10);
  const first = keys.map(numberOf);
  expect(new Set(first).size).toBe(10);
  expect(keys.map(numberOf)).toEqual(first);
});

test('what has not been asked for while so many others came is forgotten, what has been is not', () => {
  const numberOf = numbered(10);
  const [seldom, often] = [{}, {}];
  const first = [numberOf(seldom), numberOf(often)];
  for (let count = 0; count < 40; count++) {
    numberOf({});
    expect(numberOf(often)).toBe(first[1]);
  }
  expect(numberOf(seldom)).not.toBe(first[0]);
});
