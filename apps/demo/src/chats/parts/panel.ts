import { element, type Child } from '../../dom/element.js';

export interface PanelContent {
  /** What the whole is called. */
  readonly label: string;
  readonly heading: string;
  readonly status: string;
  readonly avatar: Child;
  /** Buttons beside the heading. */
  readonly controls: readonly HTMLElement[];
  readonly body: readonly HTMLElement[];
  readonly vendor: string;
  /** Escape was pressed. */
  escape(): void;
}

/** The open chat. */
export function createPanel({ label, heading, status, avatar, controls, body, vendor, escape }: PanelContent): HTMLElement {
  return element(
    'section',
    {
      class: 'chat-panel',
      id: 'chat-panel',
      role: 'dialog',
      'aria-label': label,
      tabindex: -1,
      hidden: true,
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key === 'Escape') escape();
      },
    },
    element(
      'header',
      { class: 'chat-header' },
      element('span', { class: 'chat-avatar', 'aria-hidden': 'true' }, avatar),
      element('div', {}, element('h2', {}, heading), element('p', {}, status)),
      ...controls,
    ),
    ...body,
    element('p', { class: 'chat-vendor' }, `Chat by ${vendor}, played by a stand-in`),
  );
}

/** A text field that takes the focus brings up the keyboard of a phone, and that hides the replies. */
export const typesByTouch = (): boolean => matchMedia('(pointer: coarse)').matches;
