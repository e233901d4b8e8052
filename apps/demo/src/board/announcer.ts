import { element } from '../dom/element.js';
import { titleOf } from '../words.js';
import type { Occurrence } from './occurrence.js';
import { describeWays } from './way-chip.js';

export interface Announcer {
  readonly element: HTMLElement;
  tell(occurrence: Occurrence): void;
}

/** Says in one sentence, to those who listen, what is new on the board. */
export function createAnnouncer(): Announcer {
  const line = element('p', { class: 'hidden', role: 'status' });
  let pending: number | undefined;
  return {
    element: line,
    tell({ event, name, ways }) {
      // One occurrence changes several times within a moment: only how it stands at the end is worth a word.
      window.clearTimeout(pending);
      pending = window.setTimeout(() => {
        line.textContent = `${titleOf(event?.event_type ?? name)}: ${describeWays(ways).join('; ')}.`;
      }, 100);
    },
  };
}
