import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import { openers } from './topics.js';

export interface Home {
  readonly element: HTMLElement;
  /** Lists a conversation that has ended. */
  remember(lastWords: string): void;
  focus(): void;
}

/** What the chat opens on: a way to start a conversation, and those that there were. */
export function createHome(start: (opener?: string) => void): Home {
  const begin = element('button', { type: 'button', class: 'button home-start', onclick: () => start() }, 'Start a conversation');
  const past = element('ul', { class: 'home-past' });
  const earlier = element('section', { class: 'home-earlier', hidden: true }, element('h3', {}, 'Earlier'), past);
  return {
    element: element(
      'div',
      { class: 'home' },
      element('h3', { class: 'home-title' }, 'Ask those who made it'),
      element('p', {}, 'Nora and Tom answer from the workshop, between two firings.'),
      begin,
      element('ul', { class: 'home-openers' }, ...openers.map((text) => element('li', {}, element('button', { type: 'button', onclick: () => start(text) }, text, icon('chevron'))))),
      earlier,
    ),
    remember(lastWords) {
      earlier.hidden = false;
      past.prepend(element('li', {}, icon('check'), element('span', {}, lastWords)));
    },
    focus: () => begin.focus(),
  };
}
