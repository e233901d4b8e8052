import { element } from '../../dom/element.js';
import { iconButton } from './icon-button.js';

export interface Teaser {
  readonly element: HTMLElement;
  show(text: string): void;
  hide(): void;
  isShown(): boolean;
}

export interface TeaserActions {
  open(): void;
  dismiss(): void;
}

/** A message beside the closed chat, by which the shop begins. */
export function createTeaser(label: string, { open, dismiss }: TeaserActions): Teaser {
  const text = element('button', { type: 'button', class: 'teaser-text', onclick: () => open() });
  const teaser = element(
    'section',
    { class: 'teaser', 'aria-label': label, hidden: true },
    text,
    iconButton('close', 'Close the message', () => {
      teaser.hidden = true;
      dismiss();
    }),
  );
  return {
    element: teaser,
    show(message) {
      text.textContent = message;
      teaser.hidden = false;
    },
    hide() {
      teaser.hidden = true;
    },
    isShown: () => !teaser.hidden,
  };
}
