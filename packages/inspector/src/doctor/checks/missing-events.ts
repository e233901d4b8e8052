import { count } from '../../words.js';
import type { AnnouncedOutcome } from '../answers.js';
import { fail, isDue, pass, slack, unknown, type Check, type Facts } from '../facts.js';

/** The types that the browser is not told of, by what the last answer says of each. */
function untoldOf(outcomes: readonly AnnouncedOutcome[]): string[] {
  const told = new Map<string, boolean>();
  for (const { type, emitBrowser } of outcomes) if (emitBrowser !== undefined) told.set(type, emitBrowser);
  return [...told].flatMap(([type, emits]) => (emits ? [] : [type]));
}

/** Those of the outcomes that did not arrive. One without an id is taken to be the next event of its type that no other is. */
function absentOf(outcomes: readonly AnnouncedOutcome[], { ids, heard }: Facts['trace']): AnnouncedOutcome[] {
  const left = new Map([...heard].map(([type, times]) => [type, [...times]]));
  return outcomes.filter(({ id, type, at }) => {
    if (id !== undefined) return !ids.has(id);
    const times = left.get(type) ?? [];
    const found = times.findIndex((time) => time >= at - slack);
    return found < 0 || !times.splice(found, 1).length;
  });
}

const typesOf = (outcomes: readonly AnnouncedOutcome[]): string[] => [...new Set(outcomes.map(({ type }) => type))];

/** Item 6: nothing is missing, and the mappings tell the browser. */
export const missingEvents: Check = {
  id: 'missing_events',
  item: 6,
  title: 'No event is missing, and `emit_browser` is on',
  look(facts) {
    const { answers, health, trace } = facts;
    if (!health.sources.autochat) return unknown('This page has no Autochat source.', 'Nothing, if the shop has no Autochat widget.');
    const { outcomes } = answers;
    if (!outcomes.length) return unknown('It is not known which outcomes the endpoint tells of.', 'Watch the answers, or paste one, and bring an outcome about. In Autochat, Settings → Chat Widget → Tracking shows `emit_browser` per outcome.');
    const off = untoldOf(outcomes);
    if (off.length) return fail(`${off.length === 1 ? 'One outcome is' : `${off.length} outcomes are`} kept from the browser.`, 'In Autochat, open Settings → Chat Widget → Tracking, and set `emit_browser` for them.', off.map((type) => `\`${type}\`: \`emit_browser\` is off`));
    // Of what the page was told while other analytics listened, these cannot say whether it arrived. An answer that was pasted has no time.
    const expected = outcomes.filter(({ at, emitBrowser }) => emitBrowser !== false && (!at || at >= Date.parse(health.since)));
    const absent = absentOf(expected, trace);
    // What was heard before the oldest row that is left may have been this very outcome.
    const isRemembered = ({ at }: AnnouncedOutcome): boolean => trace.completeSince !== undefined && at - slack > trace.completeSince;
    const isNothingLost = trace.completeSince === undefined && !health.sources.autochat.accepted;
    const missing = absent.filter((outcome) => isDue(facts, outcome) && (isRemembered(outcome) || isNothingLost));
    if (missing.length) return fail(`${count(missing.length, 'outcome')} of the endpoint did not reach this page.`, 'See whether the chat runs in another window or frame, and whether the timeline has the outcome as rejected.', typesOf(missing));
    const coming = absent.filter((outcome) => isDue(facts, outcome) === false);
    if (coming.length) return unknown(`${count(coming.length, 'outcome')} may be on the way.`, 'Wait a moment.', typesOf(coming));
    if (absent.length) return unknown(`Whether ${count(absent.length, 'outcome')} reached this page cannot be told: the answer was pasted, or the timeline does not go back so far.`, 'Watch the answers, and bring an outcome about.', typesOf(absent));
    if (!expected.length) return unknown('No outcome has come since the browser is told of them.', 'Bring an outcome about.');
    return pass(`All of ${count(expected.length, 'outcome')} that the endpoint told of arrived.`, 'Nothing.', typesOf(expected));
  },
};
