import { element, type Child } from '../../dom/element.js';

export interface Launcher {
  readonly element: HTMLButtonElement;
  /** Shows the number of unread messages. */
  count(unread: number): void;
}

/** The button by which the chat is opened, perhaps with a text on it. */
export function createLauncher(text: string | undefined, picture: Child, open: () => void): Launcher {
  const label = text === undefined ? 'Open the chat' : `${text}: open the chat`;
  const badge = element('span', { class: 'launcher-badge', hidden: true, 'aria-hidden': 'true' });
  const button = element('button', { type: 'button', class: 'launcher', 'aria-label': label, 'aria-expanded': 'false', 'aria-controls': 'chat-panel', onclick: open }, picture, text && element('span', { class: 'launcher-text' }, text), badge);
  return {
    element: button,
    count(unread) {
      badge.hidden = unread === 0;
      badge.textContent = String(unread);
      button.setAttribute('aria-label', unread ? `${label}, ${unread} unread` : label);
    },
  };
}
