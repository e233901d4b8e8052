import { autochatOutcomes, clarityEvents } from '@chat-analytics/testing';
import { describe, expect, it } from 'vitest';
import { runScenario, type Outcome } from './run.js';
import { autochatNames } from './scripts/autochat.js';
import { clarityNames } from './scripts/clarity.js';
import { kustomerNames } from './scripts/kustomer.js';
import { scenarios } from './scripts/scenarios.js';
import { destinations } from './simulation/call.js';

/** What is not as expected, for people. */
function complaints({ pairs, figures, problems }: Outcome): unknown[] {
  return [
    ...problems,
    ...figures.filter(({ expected, actual }) => actual !== expected),
    ...destinations.flatMap((destination) => pairs[destination].filter(({ isEqual }) => !isEqual).map(({ expected, actual }) => ({ destination, expected, actual }))),
  ];
}

describe('the scenario board', () => {
  for (const scenario of scenarios) {
    it(scenario.id, async () => {
      expect(complaints(await runScenario(scenario))).toEqual([]);
    });
  }
});

const titlesOf = (vendor: string, kind: string): string[] => scenarios.filter((scenario) => scenario.vendor === vendor && scenario.kind === kind).map(({ title }) => title);

it('has a scenario for every event of every vendor', () => {
  expect(autochatNames).toEqual(autochatOutcomes);
  expect(titlesOf('autochat', 'event')).toEqual(autochatNames);
  expect(kustomerNames).toHaveLength(8);
  expect([...new Set(titlesOf('kustomer', 'event').map((title) => title.split(',')[0]))]).toEqual(kustomerNames);
  expect(clarityNames).toHaveLength(23);
  expect(titlesOf('clarity', 'event')).toEqual(Object.keys(clarityEvents));
});

it('has every fault for every vendor', () => {
  const faultsOf = (vendor: string): string[] => scenarios.flatMap(({ id }) => (id.startsWith(`${vendor}/fault/`) ? [id.split('/')[2] ?? ''] : []));
  const wanted = [
    ...['library-late', 'library-blocked', 'library-throwing', 'storage-full', 'storage-off', 'storage-unasked', 'storage-withdrawn', 'webhook-failing', 'webhook-refusing', 'webhook-leaving', 'webhook-withdrawn', 'duplicates', 'copies', 'restart', 'burst'],
    ...['library-too-late', 'burst-navigation', 'consent-mode-answered', 'consent-mode-unanswered', 'tcf-answered', 'tcf-unanswered'],
    ...['consent-pending', 'consent-unanswered', 'consent-refused', 'consent-withdrawn', 'consent-in-part', 'navigation', 'back-forward', 'sdk-lying', 'sdk-late', 'sdk-replaced'],
  ];
  for (const vendor of ['autochat', 'kustomer', 'clarity']) expect(faultsOf(vendor)).toEqual(expect.arrayContaining(wanted));
});

it('gives every scenario an id of its own', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
});
