import { autochatOutcomes, type AutochatOutcome } from '@chat-analytics/testing';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { outcomeTexts } from './outcome-texts.js';

export interface Guide {
  readonly element: HTMLElement;
  /** An outcome has come about. */
  tick(outcome: AutochatOutcome): void;
}

/** What there is to bring about, and how: the board's first words, later its last. */
export function createGuide(openChat: () => void): Guide {
  const seen = new Set<AutochatOutcome>();
  const names = (Object.keys(outcomeTexts) as AutochatOutcome[]).filter((name) => autochatOutcomes.includes(name));
  const items = new Map(names.map((name) => [name, element('li', {}, icon('check'), element('strong', {}, outcomeTexts[name].title), element('span', {}, outcomeTexts[name].hint))]));
  const title = element('h3', {}, 'Chat, and watch it arrive');
  const text = element('p', {}, 'Autochat tells the page of seven outcomes. Bring one about in the chat, and see here what became of it.');
  const guide = element('section', { class: 'guide is-first' }, title, text, element('button', { type: 'button', class: 'button', onclick: openChat }, 'Open the chat'), element('ul', {}, ...items.values()));
  return {
    element: guide,
    tick(outcome) {
      seen.add(outcome);
      items.get(outcome)?.classList.add('is-seen');
      guide.classList.remove('is-first');
      guide.classList.toggle('is-done', seen.size === names.length);
      title.textContent = seen.size === names.length ? 'All seven outcomes seen' : `${seen.size} of ${names.length} outcomes seen`;
    },
  };
}
