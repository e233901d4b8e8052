import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import { iconButton } from '../parts/icon-button.js';

export interface Badge {
  readonly element: HTMLElement;
  focus(): void;
}

/** What is left of the chat while it is minimised. */
export function createBadge(open: () => void, close: () => void): Badge {
  const expand = element('button', { type: 'button', class: 'badge-open', onclick: open }, icon('spark'), 'Continue the chat');
  return {
    element: element('div', { class: 'chat-badge', role: 'group', 'aria-label': 'Minimised chat', hidden: true }, expand, iconButton('close', 'Close the chat', close)),
    focus: () => expand.focus(),
  };
}
