import { contract as autochat } from '@chat-analytics/autochat';
import { contract as clarity } from '@chat-analytics/clarity';
import type { Contract } from '@chat-analytics/core';
import { contract as kustomer } from '@chat-analytics/kustomer';
import { expect, it } from 'vitest';
import { vendorNames } from '../src/vendor-names.js';

it('knows the names in the contracts, and no others', () => {
  const contracts: readonly Contract[] = [autochat, kustomer, clarity];
  const names = contracts.flatMap(({ events, ignore = [], recipes = {} }) => {
    const outputs = Object.values(recipes).flatMap((recipe) => Object.values(recipe));
    return [...Object.keys(events), ...ignore, ...outputs.flatMap(({ name, set = {} }) => [name, ...Object.values(set)])];
  });
  expect([...vendorNames].sort()).toEqual([...new Set(names)].sort());
});
