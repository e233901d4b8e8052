import { count, nameOf } from '../../words.js';
import { fail, pass, sinksOf, unknown, type Check } from '../facts.js';

/** Item 5: nothing is counted twice. */
export const duplicates: Check = {
  id: 'duplicates',
  item: 5,
  title: 'Nothing is counted twice',
  look(facts) {
    const { health, trace, window } = facts;
    const repeats = Object.entries(trace.repeated).map(([source, number]) => `${nameOf(source)} told ${number === 1 ? 'one event' : count(number, 'event')} again: left out`);
    const kept = Object.entries(health.sinks).flatMap(([name, { dropped }]) => (dropped.duplicate ? [`${nameOf(name)} had ${count(dropped.duplicate, 'event')} already: not sent again`] : []));
    const evidence = [...repeats, ...kept];
    const twice = health.issues.find(({ code }) => code === 'double_counting');
    if (twice) return fail('GTM and the GA4 sink handle the same events: triggers fire twice.', 'Send to GA4 by one of the two, or rename the events of one: `rename` of `ga4()`.', [...evidence, ...(twice.detail ? [twice.detail] : [])]);
    const names = new Map<string, string[]>();
    for (const { kind, name, id } of window.layer) if (kind === 'call') names.set(id, [...(names.get(id) ?? []), name]);
    // Two GA4 sinks send everything twice on purpose, each to its own property.
    const doubled = sinksOf(facts, 'ga4').length > 1 ? undefined : [...names].find(([, calls]) => calls.length > 1);
    if (doubled) {
      const [id, calls] = doubled;
      return fail('GA4 is told of one event twice.', 'See whether a snippet of the vendor’s is still pasted into the page or a tag. Take it out: the GA4 sink does its work.', [...evidence, `${id}: ${calls.join(', ')}`]);
    }
    const accepted = Object.values(health.sources).reduce((total, source) => total + source.accepted, 0);
    if (!accepted) return unknown('No event has come yet.', 'Make something happen in the chat.');
    return pass(evidence.length ? 'What came again was recognised by its id, and left out.' : 'No event came twice.', 'To compare with your reports, look for the parameter `chat_event_id`.', evidence);
  },
};
