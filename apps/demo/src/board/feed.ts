import { element } from '../dom/element.js';
import { eventCard, type EventCard, type EventCardActions } from './event-card.js';
import type { Occurrence } from './occurrence.js';

export interface Feed {
  readonly element: HTMLElement;
  show(occurrence: Occurrence): void;
  /** Draws a line between what was before and what comes now. */
  divide(reason: string): void;
}

/** Everything that happened, the newest first and unfolded. */
export function createFeed(actions: EventCardActions): Feed {
  const cards = new Map<Occurrence, EventCard>();
  const list = element('div', { class: 'feed' });
  let newest: HTMLDetailsElement | undefined;

  return {
    element: list,
    show(occurrence) {
      const known = cards.get(occurrence);
      if (known) {
        known.update();
        return;
      }
      const card = eventCard(occurrence, actions);
      cards.set(occurrence, card);
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
