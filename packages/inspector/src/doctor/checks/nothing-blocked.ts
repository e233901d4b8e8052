import { count, nameOf } from '../../words.js';
import { textOfIssue } from '../../issues.js';
import { fail, pass, type Check } from '../facts.js';

/** Issues that say that something cannot be reached. */
const obstacles = ['http_error', 'tap_failed', 'sdk_threw', 'sink_threw', 'storage_failed'];

/** Whether something keeps a destination, a vendor or the storage away. */
export const nothingBlocked: Check = {
  id: 'blocked',
  title: 'Nothing is blocked',
  look({ health }) {
    const blocked = Object.entries(health.sinks).filter(([, { status }]) => status === 'blocked');
    const failing = Object.entries(health.sinks).filter(([, { failed }]) => failed);
    const issues = health.issues.filter(({ code }) => obstacles.includes(code));
    const evidence = [
      ...blocked.map(([name]) => `${nameOf(name)}: its library cannot be loaded`),
      ...failing.map(([name, { failed, attempts }]) => `${nameOf(name)}: ${failed} of ${count(attempts, 'attempt')} failed`),
      ...issues.map(({ code, where, detail }) => `${textOfIssue(code).title} (${where}${detail ? `, ${detail}` : ''})`),
    ];
    if (blocked.length) return fail(`${blocked.map(([name]) => nameOf(name)).join(' and ')} cannot be loaded.`, 'Try without an ad blocker, and see whether the Content Security Policy allows its host. Shoppers with a blocker stay unseen there.', evidence);
    const [issue] = issues;
    if (issue) return fail(`${textOfIssue(issue.code).title}.`, textOfIssue(issue.code).next, evidence);
    if (failing.length) return fail('Some events failed at their destination.', 'Look at the recent failures under Health.', evidence);
    return pass('Every destination can be reached, and no script stands in the way.', 'Nothing.');
  },
};
