import { everywhere } from '../expectation.js';
import { happenedBefore, happens, happensThirtyTimes, thirtyTold, type Fault } from './fault.js';
import { aSecond, later, librariesCome } from './steps.js';

/** What comes more often than it happened, or more quickly than it can be told. */
export const numbers: readonly Fault[] = [
  {
    id: 'duplicates',
    title: 'The chat tells the same again',
    with: (moment) => ({
      steps: [
        aSecond,
        {
          say: `${moment.say}, and says it twice more.`,
          act(stage) {
            const again = moment.happen(stage, 1);
            again();
            again();
          },
        },
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
      figures: { [`sources.${moment.source}.duplicate`]: 2 },
    }),
  },
  {
    id: 'copies',
    title: 'Two copies of the library on the page',
    with: (moment) => ({
      steps: [{ say: 'The same analytics start a second time.', act: ({ startCopy }) => startCopy() }, aSecond, happens(moment), later(3000)],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'restart',
    title: 'The analytics are stopped and started anew',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        ...happenedBefore(moment),
        { say: 'They are stopped, and started anew.', act: ({ restart }) => restart() },
        later(1000),
        librariesCome,
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'burst',
    title: 'More at once than gtag.js survives',
    with: (moment) => ({
      steps: [
        aSecond,
        happensThirtyTimes(moment),
        later(15_000),
      ],
      expected: thirtyTold(moment),
    }),
  },
];
