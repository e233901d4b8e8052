import type { LayerEntry } from '../../data-layer.js';
import { count, nameOf } from '../../words.js';
import { chatOn, fail, namesOf, pass, unknown, type Check, type Facts } from '../facts.js';

/** Where a call of gtag goes; nothing where it goes to every property that there is. */
function destinationsOf({ fields }: LayerEntry): unknown[] | undefined {
  const to: unknown = Reflect.get(fields, 'send_to');
  return to === undefined ? undefined : [to].flat();
}

const isProperty = (destination: unknown): boolean => typeof destination === 'string' && destination.startsWith('G-');

/** Whether both are counted in one place. */
function meet(one: LayerEntry, other: LayerEntry): boolean {
  // A trigger fires by the name, and a container has one layer.
  if (one.kind === 'push') return other.kind === 'push' && one.layer === other.layer && one.name === other.name;
  if (other.kind === 'push') return false;
  const [here, there] = [destinationsOf(one), destinationsOf(other)];
  if (here && there) return here.some((destination) => there.includes(destination));
  // What is not sent to one property goes to each of them. Which one a group has, or an ad, cannot be told.
  return (here ?? there ?? ['G-']).some(isProperty);
}

/** The first event that is on a data layer twice, and what it is called there. */
function doubledOf(facts: Facts): readonly LayerEntry[] | undefined {
  const byId = new Map<string, LayerEntry[]>();
  for (const entry of chatOn(facts)) if (entry.id !== undefined) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  for (const entries of byId.values()) {
    const first = entries.find((entry, index) => entries.slice(index + 1).some((other) => meet(entry, other)));
    if (first) return entries.filter((other) => other === first || meet(first, other));
  }
  return undefined;
}

/** Item 5: nothing is counted twice. */
export const duplicates: Check = {
  id: 'duplicates',
  item: 5,
  title: 'Nothing is counted twice',
  look(facts) {
    const { health, trace } = facts;
    const repeats = Object.entries(trace.repeated).map(([source, number]) => `${nameOf(source)} told ${number === 1 ? 'one event' : count(number, 'event')} again: left out`);
    const kept = Object.entries(health.sinks).flatMap(([name, { dropped }]) => (dropped.duplicate ? [`${nameOf(name)} had ${count(dropped.duplicate, 'event')} already: not sent again`] : []));
    const evidence = [...repeats, ...kept];
    const twice = health.issues.find(({ code }) => code === 'double_counting');
    if (twice) return fail('GTM and the GA4 sink handle the same events: triggers fire twice.', 'Send to GA4 by one of the two, or rename the events of one: `rename` of `ga4()`.', [...evidence, ...(twice.detail ? [twice.detail] : [])]);
    const doubled = doubledOf(facts);
    const [first] = doubled ?? [];
    if (doubled && first) {
      // An id that was never heard may be anything.
      const id = first.id !== undefined && trace.ids.has(first.id) ? `${first.id}: ` : '';
      return fail(
        `${first.kind === 'call' ? 'GA4 is told of one event' : 'One event is pushed for GTM'} twice.`,
        `See whether a snippet of the vendor’s is still pasted into the page or a tag. Take it out: the ${first.kind === 'call' ? 'GA4' : 'GTM'} sink does its work.`,
        [...evidence, id + namesOf(doubled).join(', ')],
      );
    }
    const accepted = Object.values(health.sources).reduce((total, source) => total + source.accepted, 0);
    if (!accepted) return unknown('No event has come yet.', 'Make something happen in the chat.');
    return pass(evidence.length ? 'What came again was recognised by its id, and left out.' : 'No event came twice.', 'To compare with your reports, look for the parameter `chat_event_id`.', evidence);
  },
};
