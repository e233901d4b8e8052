import { count } from '../../words.js';
import { fail, pass, unknown, type Check } from '../facts.js';

/** How long an outcome may take from the endpoint's answer to the page, in milliseconds. */
const slack = 3000;

/** Item 6: nothing is missing, and the mappings tell the browser. */
export const missingEvents: Check = {
  id: 'missing_events',
  item: 6,
  title: 'No event is missing, and `emit_browser` is on',
  look({ answers, health, trace }) {
    if (!health.sources.autochat) return unknown('This page has no Autochat source.', 'Nothing, if the shop has no Autochat widget.');
    const { outcomes } = answers;
    if (!outcomes.length) return unknown('It is not known which outcomes the endpoint tells of.', 'Watch the answers, or paste one, and bring an outcome about. In Autochat, Settings → Chat Widget → Tracking shows `emit_browser` per outcome.');
    const off = [...new Set(outcomes.filter(({ emitBrowser }) => emitBrowser === false).map(({ type }) => type))];
    if (off.length) return fail(`${off.length === 1 ? 'One outcome is' : `${off.length} outcomes are`} kept from the browser.`, 'In Autochat, open Settings → Chat Widget → Tracking, and set `emit_browser` for them.', off.map((type) => `\`${type}\`: \`emit_browser\` is off`));
    const now = Date.parse(health.now);
    const missing = outcomes.filter(({ id, at }) => id !== undefined && !trace.ids.has(id) && now - at > slack);
    if (missing.length) return fail(`${count(missing.length, 'outcome')} of the endpoint did not reach this page.`, 'See whether the chat runs in another window or frame, and whether the timeline has the outcome as rejected.', [...new Set(missing.map(({ type }) => type))]);
    return pass(`All of ${count(outcomes.length, 'outcome')} that the endpoint told of arrived.`, 'Nothing.', [...new Set(outcomes.map(({ type }) => type))]);
  },
};
