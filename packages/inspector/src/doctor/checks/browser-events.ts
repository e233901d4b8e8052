import { count, nameOf } from '../../words.js';
import { age, fail, isDue, pass, patience, unknown, type Check } from '../facts.js';

/** Item 2: what the vendors tell is heard. */
export const browserEvents: Check = {
  id: 'browser_events',
  item: 2,
  title: 'Browser events arrive',
  look(facts) {
    const { answers, health } = facts;
    const sources = Object.entries(health.sources).filter(([name]) => name !== 'host');
    const evidence = sources.map(([name, { received, status }]) => `${nameOf(name)}: ${status.replace('_', ' ')}, ${count(received, 'event')}`);
    if (!sources.length) return fail('There is no source, so nobody is heard.', 'Add the source of your chat, such as `autochat()`, to `createChatAnalytics`.');
    const missing = sources.filter(([, { status }]) => status === 'not_found').map(([name]) => nameOf(name));
    if (missing.length) return fail(`The SDK of ${missing.join(' and ')} was looked for and is not there.`, 'See whether the chat’s script is on this page and not blocked. Hand an SDK that has another global name over by the source’s options.', evidence);
    const stopped = sources.filter(([, { status }]) => status === 'stopped');
    if (stopped.length) return fail('The analytics were stopped.', 'See who calls `stop()`: events that come after are not heard.', evidence);
    const told = answers.outcomes.filter((outcome) => outcome.emitBrowser !== false && isDue(facts, outcome)).length;
    if (told && !health.sources.autochat?.received) {
      return fail('The endpoint tells of outcomes, but the page hears none.', 'See whether the chat runs in this very window: events in a frame stay in the frame. In a frame, run the analytics there.', [...evidence, `the endpoint told of ${count(told, 'outcome')}`]);
    }
    const silent = sources.filter(([, { received }]) => !received).map(([name]) => nameOf(name));
    if (silent.length === sources.length) {
      const late = age(facts) > patience ? ' The vendors tell of outcomes only, not of every message.' : '';
      return unknown('Nothing has been heard yet.', `Make something happen in the chat that counts, such as leaving an e-mail address.${late}`, evidence);
    }
    return pass(silent.length ? `Events arrive; none yet of ${silent.join(' and ')}.` : 'Events arrive.', silent.length ? `Try ${silent.join(' and ')} too.` : 'Nothing.', evidence);
  },
};
