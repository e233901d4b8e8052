import { autochatOutcomes } from '@chat-analytics/testing';
import { expect, it } from 'vitest';
import { keep } from '../site/visit.js';
import { readMappings, setMapping } from './mappings.js';

it('has every mapping on at the beginning of a visit', () => {
  expect(readMappings()).toEqual(Object.fromEntries(autochatOutcomes.map((name) => [name, true])));
});

it('keeps what was switched off for the pages to come', () => {
  setMapping('autochat.goal_met.v1', false);
  setMapping('autochat.lead_qualified.v1', false);
  setMapping('autochat.lead_qualified.v1', true);
  expect(Object.entries(readMappings()).filter(([, isOn]) => !isOn)).toEqual([['autochat.goal_met.v1', false]]);
});

it('takes what cannot be read for nothing', () => {
  keep('emit_browser', ['autochat.goal_met.v1']);
  expect(Object.values(readMappings())).not.toContain(false);
});
