import { everywhere } from '../expectation.js';
import { happenedBefore, happens, late, libraries, ofSinks, pending, sinks, webhookAlone, type Fault } from './fault.js';
import { aSecond, answers, later, librariesCome } from './steps.js';

/** What goes wrong with libraries and storage. */
export const surroundings: readonly Fault[] = [
  {
    id: 'library-late',
    title: 'The libraries come late',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      // What happens just then must not overtake what has waited.
      steps: [aSecond, happens(moment), later(3000), librariesCome, happens(moment, 2), later(9000)],
      expected: everywhere(moment.told(1), moment.told(2, 4000)),
    }),
  },
  {
    id: 'library-blocked',
    title: 'The libraries are blocked',
    with: (moment) => ({
      setting: { libraries: 'never' },
      steps: [aSecond, happens(moment), later(60_000)],
      expected: webhookAlone(moment.told(1)),
      figures: { ...ofSinks(libraries, 'held.not_ready', 1), ...ofSinks(libraries, 'attempts', 0) },
    }),
  },
  {
    id: 'library-too-late',
    title: 'The libraries come when it is too late',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        aSecond,
        happens(moment),
        { say: 'Twenty minutes pass.', act: ({ wait }) => wait(20 * 60_000) },
        { say: 'The shopper goes to another page, whose libraries come after eleven minutes, and would take the event for a new one.', act: ({ navigate }) => navigate(11 * 60_000) },
        { say: 'Twelve minutes pass.', act: ({ wait }) => wait(12 * 60_000) },
      ],
      expected: webhookAlone(moment.told(1)),
      figures: ofSinks(libraries, 'dropped.expired', 1),
    }),
  },
  {
    id: 'library-throwing',
    title: 'The libraries throw',
    with: (moment) => ({
      steps: [aSecond, { say: 'From now on every call of gtag, of fbq and of the data layer throws.', act: ({ breakLibraries }) => breakLibraries() }, happens(moment), later(3000)],
      expected: webhookAlone(moment.told(1)),
      figures: ofSinks(libraries, 'failed', 1),
    }),
  },
  {
    id: 'storage-full',
    title: 'Storage is full',
    with: (moment) => ({
      setting: { storage: 'full', libraries: 'manual' },
      steps: [
        ...happenedBefore(moment),
        { say: 'The shopper leaves and comes back to the same page.', act: ({ leaveAndComeBack }) => leaveAndComeBack() },
        later(3000),
        librariesCome,
        later(9000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'storage-off',
    title: 'Storage is off',
    with: (moment) => ({ setting: { storage: 'off', libraries: 3000 }, steps: [aSecond, happens(moment), { say: late, act: ({ wait }) => wait(9000) }], expected: everywhere(moment.told(1)) }),
  },
  {
    id: 'storage-unasked',
    title: 'The shopper goes to another page without having answered, and nothing is stored',
    with: (moment) => ({
      setting: pending,
      steps: [
        ...happenedBefore(moment),
        { say: 'The shopper goes to another page.', act: ({ navigate }) => navigate() },
        answers('There the shopper agrees to both.', 'granted'),
        later(3000),
      ],
      expected: {},
      figures: ofSinks(sinks, 'restored', 0),
    }),
  },
  {
    id: 'storage-withdrawn',
    title: 'Consent is withdrawn, and what was stored goes',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        ...happenedBefore(moment),
        { say: 'The shopper goes to another page.', act: ({ navigate }) => navigate() },
        later(1000),
        answers('There the shopper withdraws both.', 'denied'),
        later(1000),
        { say: 'The shopper goes to a third page, where both are allowed again and the libraries come at once.', act: ({ navigate }) => navigate('now') },
        later(9000),
      ],
      expected: webhookAlone(moment.told(1)),
      figures: ofSinks(libraries, 'restored', 0),
    }),
  },
];
