import { fail, pass, type Check } from '../facts.js';

/** Whether the code that set all of this up made a mistake. */
export const optionsRight: Check = {
  id: 'options',
  title: 'The options are right',
  look({ health }) {
    const wrong = health.issues.filter(({ code }) => code.endsWith('_option'));
    const threw = health.issues.find(({ code, where }) => code === 'threw' && where === 'beforeEvent');
    const rejected = Object.values(health.sources).some(({ rejected: { before_event: broken } }) => broken);
    if (!wrong.length && (threw || rejected)) {
      return fail(threw ? '`beforeEvent` threw an error: those events were rejected.' : '`beforeEvent` returned what is no event: those events were rejected.', 'Correct it: it returns the event, a changed one, or `null` to leave it out.', threw?.detail ? [threw.detail] : []);
    }
    const evidence = wrong.map(({ code, where, detail = '' }) => `\`${where}\` ${code === 'unknown_option' ? 'does not exist' : 'has a wrong value'}: ${detail}`);
    return wrong.length ? fail(`${wrong.length === 1 ? 'One option is' : `${wrong.length} options are`} wrong; the defaults hold.`, 'Correct them where `createChatAnalytics` and the factories are called.', evidence) : pass('Every option is one that there is, with a value that it may have.', 'Nothing.');
  },
};
