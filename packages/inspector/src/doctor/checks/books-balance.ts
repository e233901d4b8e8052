import { sum } from '../../figures.js';
import { nameOf } from '../../words.js';
import { fail, pass, type Check } from '../facts.js';

/** Whether every event is accounted for. */
export const booksBalance: Check = {
  id: 'books',
  title: 'Every event is accounted for',
  look({ health }) {
    const sources = Object.entries(health.sources).filter(([, { received, accepted, duplicate, ignored, rejected }]) => received !== accepted + duplicate + ignored + sum(rejected));
    const sinks = Object.entries(health.sinks).filter(([, { offered, restored, delivered, held, carried, dropped, failed }]) => offered + restored !== delivered + sum(held) + carried + sum(dropped) + failed);
    const wrong = [...sources, ...sinks].map(([name]) => nameOf(name));
    return wrong.length ? fail(`The books of ${wrong.join(' and ')} do not balance.`, 'Report it, with a copy of `health()`: this must not happen.') : pass('All that was received is accepted, repeated, ignored or rejected; all that was offered is delivered, waiting, carried, dropped or failed.', 'Nothing.');
  },
};
