import { reference as autochat } from '@chat-analytics/autochat/reference';
import { autochatOutcomes, clarityEvents } from '@chat-analytics/testing';
import { describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../settings.js';
import { vendorNames } from './vendor-name.js';
import { vendorOfSource, vendors } from './vendors.js';

const namesOf = (name: (typeof vendorNames)[number]): string[] => vendors[name].events.map((event) => event.name);

describe('what there is to bring about in a chat', () => {
  it('is every outcome of Autochat', () => {
    expect(namesOf('autochat').sort()).toEqual([...autochatOutcomes].sort());
    expect(vendors.autochat.events.map(({ title }) => title)).toContain('Follow-up inferred');
    expect(vendorOfSource(autochat.contract.vendor)).toBe('autochat');
  });

  it('is every one of Clarity’s 23 events', () => {
    expect(namesOf('clarity').sort()).toEqual(Object.keys(clarityEvents).sort());
  });

  it.each([
    ['legacy', 8],
    ['v2', 5],
    ['core', 6],
  ] as const)('depends on Kustomer’s SDK: %s', (kustomerSdk, tellable) => {
    const settings: Settings = { ...readSettings('https://shop.example/?chat=kustomer'), kustomerSdk };
    const told = vendors.kustomer.events.filter(({ name }) => vendors.kustomer.untold?.(name, settings) === undefined);
    expect(told).toHaveLength(tellable);
  });
});
