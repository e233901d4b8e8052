import { element } from '../dom/element.js';
import { icon, type IconName } from '../dom/icon.js';
import type { Way } from './occurrence.js';

const icons: Readonly<Record<Way['state'], IconName>> = { unknown: 'wait', held: 'wait', delivered: 'check', dropped: 'drop', failed: 'fail' };

const reasons: Readonly<Record<string, string>> = {
  consent: 'waits for consent',
  not_ready: 'waits for its library',
  order: 'waits its turn',
  pace: 'waits its turn',
  denied: 'consent denied',
  stopped: 'analytics restarted',
  expired: 'too old',
  overflow: 'too many',
};

/** The state of an event at a destination, in a word and a colour. */
export function wayChip({ state, reason }: Way, destination?: string): HTMLElement {
  const why = reason && (reasons[reason] ?? reason);
  const word = state === 'unknown' ? 'not offered' : state;
  return element(
    'span',
    { class: `chip is-${state}` },
    icon(icons[state]),
    destination ? `${destination} ${word}` : why && state !== 'delivered' ? `${word}: ${why}` : word,
  );
}
