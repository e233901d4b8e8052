import { everywhere } from '../expectation.js';
import { happenedBefore, happensThirtyTimes, libraries, ofSinks, thirtyTold, type Fault } from './fault.js';
import { aSecond, later, librariesCome } from './steps.js';

/** The shopper goes elsewhere before everything is told. */
export const navigation: readonly Fault[] = [
  {
    id: 'burst-navigation',
    title: 'The shopper goes to another page in the middle of a burst',
    with: (moment) => ({
      steps: [
        aSecond,
        happensThirtyTimes(moment),
        later(2000),
        { say: 'The shopper goes to another page, with some of it told and some of it waiting.', act: ({ navigate }) => navigate() },
        later(15_000),
      ],
      expected: thirtyTold(moment),
      // What gtag.js would have lost waited for the next page; the others need not be spared.
      figures: { ...ofSinks(['ga4', 'gtm'], 'restored', 10), ...ofSinks(['meta', 'webhook'], 'restored', 0) },
    }),
  },
  {
    id: 'navigation',
    title: 'The shopper goes to another page before the libraries come',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        ...happenedBefore(moment),
        { say: 'The shopper goes to another page, where the libraries come at once.', act: ({ navigate }) => navigate('now') },
        later(9000),
      ],
      expected: everywhere(moment.told(1)),
      figures: ofSinks(libraries, 'restored', 1),
    }),
  },
  {
    id: 'back-forward',
    title: 'The shopper leaves and comes back to the same page',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        ...happenedBefore(moment),
        { say: 'The shopper leaves, and comes back: the page was kept in the back/forward cache.', act: ({ leaveAndComeBack }) => leaveAndComeBack() },
        later(1000),
        librariesCome,
        later(9000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
];
