import { element } from '../dom/element.js';
import { icon, type IconName } from '../dom/icon.js';
import { destinationNames, destinations, type Destination, type Way } from './occurrence.js';

const icons: Readonly<Record<Way['state'], IconName>> = { unknown: 'wait', held: 'wait', delivered: 'check', dropped: 'drop', failed: 'fail' };

const reasons: Readonly<Record<string, string>> = {
  consent: 'waits for consent',
  not_ready: 'waits for its library',
  order: 'waits its turn',
  pace: 'waits its turn',
  retry: 'asked to come again',
  denied: 'consent denied',
  stopped: 'analytics restarted',
  expired: 'too old',
  overflow: 'too many',
  threw: 'it broke, or refused',
};

const wordOf = (state: Way['state']): string => (state === 'unknown' ? 'under way' : state);

const chip = (state: Way['state'], text: string): HTMLElement => element('span', { class: `chip is-${state}` }, icon(icons[state]), text);

/** The state of an event at a destination, in a word and a colour. */
export function wayChip({ state, reason }: Way): HTMLElement {
  const why = reason && (reasons[reason] ?? reason);
  return chip(state, why && state !== 'delivered' ? `${wordOf(state)}: ${why}` : wordOf(state));
}

type Ways = Readonly<Record<Destination, Way>>;

/** The states of an event, each with the destinations that it has in. */
function group(ways: Ways): readonly (readonly [state: Way['state'], text: string])[] {
  return [...new Set(destinationNames.map((name) => ways[name].state))].map((state) => {
    const alike = destinationNames.filter((name) => ways[name].state === state);
    return [state, alike.length === destinationNames.length ? `${wordOf(state)} everywhere` : `${wordOf(state)}: ${alike.map((name) => destinations[name]).join(', ')}`];
  });
}

/** The states of an event at all destinations, those that are alike in one. */
export const describeWays = (ways: Ways): readonly string[] => group(ways).map(([, text]) => text);

/** The same as chips. */
export const waySummary = (ways: Ways): readonly HTMLElement[] => group(ways).map(([state, text]) => chip(state, text));
