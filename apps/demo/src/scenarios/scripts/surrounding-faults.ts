import { everywhere } from '../expectation.js';
import { happens, late, libraries, ofSinks, webhookAlone, type Fault } from './fault.js';
import { aSecond, later, librariesCome } from './steps.js';

/** What goes wrong with libraries, storage and the network. */
export const surroundings: readonly Fault[] = [
  {
    id: 'library-late',
    title: 'The libraries come late',
    with: (moment) => ({ setting: { libraries: 3000 }, steps: [aSecond, happens(moment), { say: late, act: ({ wait }) => wait(9000) }], expected: everywhere(moment.told(1)) }),
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
      setting: { libraries: 31 * 60_000 },
      steps: [aSecond, happens(moment), { say: 'The libraries come after half an hour, and would take the event for a new one.', act: ({ wait }) => wait(32 * 60_000) }],
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
        aSecond,
        happens(moment),
        later(3000),
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
    id: 'webhook-failing',
    title: 'The webhook fails, and is back',
    with: (moment) => ({
      setting: { answers: [503, 0, 429] },
      steps: [aSecond, happens(moment), { say: 'The endpoint answers 503, then not at all, then 429. A minute and a half passes.', act: ({ wait }) => wait(90_000) }],
      expected: everywhere(moment.told(1)),
      figures: { 'sinks.webhook.delivered': 1, 'sinks.webhook.failed': 0 },
    }),
  },
  {
    id: 'webhook-refusing',
    title: 'The webhook refuses',
    with: (moment) => ({
      setting: { answers: [400] },
      steps: [aSecond, happens(moment), { say: 'The endpoint answers 400, which no repetition mends. A minute and a half passes.', act: ({ wait }) => wait(90_000) }],
      expected: { ...everywhere(moment.told(1)), webhook: [] },
      figures: { 'sinks.webhook.failed': 1, 'sinks.webhook.delivered': 0 },
    }),
  },
];
