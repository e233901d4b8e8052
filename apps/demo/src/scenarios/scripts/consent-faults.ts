import { everywhere } from '../expectation.js';
import type { Step } from '../scenario.js';
import { happenedBefore, happens, ofSinks, pending, sinks, type Fault } from './fault.js';
import { aSecond, answers, later } from './steps.js';

const consentAfter = 5000;

/** Two that ask in the page's place. What they say before the shopper has answered is no answer. */
export const platforms = (['consent_mode', 'tcf'] as const).flatMap((consentBy): Fault[] => {
  const [name, id] = consentBy === 'tcf' ? ['A TCF platform', 'tcf'] : ['Consent Mode', 'consent-mode'];
  const asked: Step = { say: consentBy === 'tcf' ? 'The platform’s dialogue has been open for a second.' : 'Everything has been denied by default for a second.', act: ({ wait }) => wait(1000) };
  return [
    {
      id: `${id}-answered`,
      title: `${name} asks, and the shopper agrees`,
      with: (moment) => ({
        setting: { consentBy },
        steps: [asked, happens(moment), later(consentAfter), { say: 'The shopper agrees to both.', act: ({ agree }) => agree() }, later(3000)],
        expected: everywhere(moment.told(1)),
      }),
    },
    {
      id: `${id}-unanswered`,
      title: `${name} asks, and nobody answers`,
      with: (moment) => ({ setting: { consentBy }, steps: [asked, happens(moment), later(60_000)], expected: {}, figures: ofSinks(sinks, 'held.consent', 1) }),
    },
  ];
});

/** What the shopper has not allowed, not yet, or no longer. */
export const consents: readonly Fault[] = [
  {
    id: 'consent-pending',
    title: 'Consent is pending, and then given',
    with: (moment) => ({
      setting: pending,
      steps: [
        aSecond,
        happens(moment),
        later(consentAfter),
        answers('The shopper agrees to both.', 'granted'),
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'consent-unanswered',
    title: 'Consent is asked for, and nobody answers',
    with: (moment) => ({
      // A purpose that is not named is not granted.
      setting: { consent: {} },
      steps: [aSecond, happens(moment), later(60_000)],
      expected: {},
      figures: ofSinks(sinks, 'held.consent', 1),
    }),
  },
  {
    id: 'consent-refused',
    title: 'Consent is pending, and then refused',
    with: (moment) => ({
      setting: pending,
      steps: [
        aSecond,
        happens(moment),
        later(consentAfter),
        answers('The shopper refuses both.', 'denied'),
        later(3000),
      ],
      expected: {},
      figures: ofSinks(sinks, 'dropped.denied', 1),
    }),
  },
  {
    id: 'consent-withdrawn',
    title: 'Consent is withdrawn',
    with: (moment) => ({
      steps: [
        aSecond,
        happens(moment),
        later(consentAfter),
        answers('The shopper withdraws both.', 'denied'),
        happens(moment, 2),
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
      figures: { ...ofSinks(sinks, 'delivered', 1), ...ofSinks(sinks, 'dropped.denied', 1) },
    }),
  },
  {
    id: 'consent-in-part',
    title: 'Consent to analytics, not to advertising',
    with: (moment) => ({
      setting: { consent: { analytics: 'granted', advertising: 'denied' } },
      steps: happenedBefore(moment),
      expected: { ...everywhere(moment.told(1)), meta: [] },
      figures: { 'sinks.meta.dropped.denied': 1 },
    }),
  },
];
