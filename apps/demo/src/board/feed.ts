import { element } from '../dom/element.js';
import type { Outcome } from './outcome.js';
import { outcomeCard, type OutcomeCard, type OutcomeCardActions } from './outcome-card.js';

export interface Feed {
  readonly element: HTMLElement;
  show(outcome: Outcome): void;
  /** Draws a line between what was before and what comes now. */
  divide(reason: string): void;
}

/** Every outcome, the newest first and unfolded. */
export function createFeed(actions: OutcomeCardActions): Feed {
  const cards = new Map<string, OutcomeCard>();
  const list = element('div', { class: 'feed' });
  let newest: HTMLDetailsElement | undefined;

  return {
    element: list,
    show(outcome) {
      const known = cards.get(outcome.id);
      if (known) {
        known.update();
        return;
      }
      const card = outcomeCard(outcome, actions);
      cards.set(outcome.id, card);
      if (newest) newest.open = false;
      newest = card.element;
      newest.open = true;
      list.prepend(newest);
    },
    divide(reason) {
      const { firstElementChild: first } = list;
      const line = element('p', { class: 'divider' }, element('span', {}, reason));
      // Two restarts with nothing between them are one.
      if (first?.classList.contains('divider')) first.replaceWith(line);
      else if (first) list.prepend(line);
    },
  };
}
