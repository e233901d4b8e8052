import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';

/** Where on the page a chat can be begun from, by the vendor's names. */
export interface Surface {
  readonly component: 'FLOATING_TRIGGER' | 'PLP_EMBEDDED' | 'PDP_EMBEDDED';
  /** What the vendor calls it when it says where a chat came from. */
  readonly banner: string;
}

export const floating: Surface = { component: 'FLOATING_TRIGGER', banner: 'Clarity-Floating-Trigger' };
export const list: Surface = { component: 'PLP_EMBEDDED', banner: 'Clarity-PLP-Embedded' };
export const piecePage: Surface = { component: 'PDP_EMBEDDED', banner: 'Clarity-PDP-Embedded' };

/** Questions above the shop's pieces, or beside one, each of which begins the chat. */
export function createStarters(questions: readonly string[], choose: (text: string) => void): HTMLElement {
  return element(
    'section',
    { class: 'starters is-clarity', 'aria-label': 'Ask the assistant' },
    element('p', {}, icon('spark'), 'Ask the assistant'),
    element('ul', {}, ...questions.map((text) => element('li', {}, element('button', { type: 'button', class: 'reply', onclick: () => choose(text) }, text)))),
  );
}
