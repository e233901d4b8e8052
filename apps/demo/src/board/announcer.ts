import { element } from '../dom/element.js';
import { destinations, type Destination, type Outcome } from './outcome.js';
import { outcomeTexts } from './outcome-texts.js';

export interface Announcer {
  readonly element: HTMLElement;
  tell(outcome: Outcome): void;
}

/** Says in one sentence, to those who listen, what is new on the board. */
export function createAnnouncer(): Announcer {
  const line = element('p', { class: 'hidden', role: 'status' });
  let pending: number | undefined;
  return {
    element: line,
    tell({ detail, ways }) {
      // One outcome changes several times within a moment: only how it stands at the end is worth a word.
      window.clearTimeout(pending);
      pending = window.setTimeout(() => {
        const states = (Object.keys(destinations) as Destination[]).map((name) => `${destinations[name]} ${ways[name].state}`);
        line.textContent = `${outcomeTexts[detail.event_type].title}: ${states.join(', ')}.`;
      }, 100);
    },
  };
}
