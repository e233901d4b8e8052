import { count, nameOf, reasonText } from '../../words.js';
import { textOfIssue } from '../../issues.js';
import { fail, pass, unknown, type Check } from '../facts.js';

/** Rejections that are the doing of the page's own code. */
const own = ['before_event', 'too_many_at_once'];
const drift = ['bad_value', 'unknown_value', 'unknown_attribute'];

/** Whether a vendor sends what its contract does not know. */
export const contractKept: Check = {
  id: 'contract',
  title: 'The vendors send what they document',
  look({ health }) {
    const vendors = Object.entries(health.sources).filter(([name]) => name !== 'host');
    const rejected = vendors.flatMap(([name, source]) => Object.entries(source.rejected).filter(([reason]) => !own.includes(reason)).map(([reason, number]) => `${nameOf(name)}: ${count(number, 'payload')} rejected, ${reasonText(reason)}`));
    const issues = health.issues.filter(({ code, where }) => drift.includes(code) && !where.startsWith('host.'));
    const details = health.issues.filter(({ code, where, detail }) => code === 'rejected' && detail && !where.startsWith('host.')).map(({ detail = '' }) => `first seen: \`${detail}\``);
    const evidence = [...rejected, ...details, ...issues.map(({ code, where, count: number }) => `${textOfIssue(code).title}: \`${where}\`, ${number === 1 ? 'once' : `${number} times`}`)];
    if (evidence.length) return fail('A vendor sends what its contract does not know.', 'Look at the rejected rows of the timeline, and report what is new. Until then those events, or parts of them, are missing in your reports.', evidence);
    if (!vendors.some(([, { accepted }]) => accepted)) return unknown('No event of a vendor has been understood yet.', 'Make something happen in the chat.');
    return pass('Everything was understood.', 'Nothing. To watch values and attributes too, wrap a source in `watchDrift` on a test site.');
  },
};
