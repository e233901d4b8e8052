import { eventTypes } from '@chat-analytics/core';
import { expect, it } from 'vitest';
import { builtInPresets, readPresets } from '../src/presets.js';

const file = { version: 1, defaults: { vendor: 'kustomer', provider: 'gtm', naming: 'recipe', measurementId: 'G-SHOP1234', pixelId: '1234567890' }, presets: [{ title: 'Leads', events: ['lead_qualified'] }] };

it('reads a file of presets', () => {
  expect(readPresets(file)).toEqual(file);
});

it('fills in what a file leaves out', () => {
  expect(readPresets({ version: 1, presets: [] })).toEqual({ version: 1, defaults: builtInPresets.defaults, presets: [] });
});

it('reads what is built in as it is', () => {
  expect(readPresets(builtInPresets)).toEqual(builtInPresets);
});

it.each([
  ['nothing', undefined],
  ['a list', []],
  ['a later version', { ...file, version: 2 }],
  ['no presets', { version: 1 }],
  ['a chat that nobody knows', { ...file, defaults: { vendor: 'acme' } }],
  ['a destination that nobody knows', { ...file, defaults: { provider: 'acme' } }],
  ['naming that nobody knows', { ...file, defaults: { naming: 'own' } }],
  ['defaults that are a word', { ...file, defaults: 'ga4' }],
  ['an id that is a number', { ...file, defaults: { pixelId: 1_234_567_890 } }],
  ['a preset without a title', { ...file, presets: [{ events: ['goal_met'] }] }],
  ['a preset without events', { ...file, presets: [{ title: 'None', events: [] }] }],
  ['a preset with an event that nobody knows', { ...file, presets: [{ title: 'Own', events: ['goal_met', 'goal_missed'] }] }],
])('takes nothing from a file that holds %s', (_, content) => {
  expect(readPresets(content)).toBeUndefined();
});

it('has a preset for each type that a shop would choose, and none twice', () => {
  const events = builtInPresets.presets.flatMap((preset) => preset.events);
  expect(new Set(events).size).toBe(events.length);
  expect(events.filter((type) => !eventTypes.includes(type))).toEqual([]);
});
