import { element } from '../../dom/element.js';
import type { IconName } from '../../dom/icon.js';
import { iconButton } from './icon-button.js';

export interface MenuItem {
  readonly label: string;
  /** Where it leads to, if it is a link. */
  readonly href?: string;
  choose(): void;
}

/** A button with a list of things to do behind it. Closes on a choice, on Escape, and when the focus goes elsewhere. */
export function createMenu(picture: IconName, label: string, items: readonly MenuItem[]): HTMLElement {
  const list = element(
    'ul',
    { class: 'menu-list', hidden: true },
    ...items.map(({ label: text, href, choose }) => {
      const onclick = (): void => {
        toggle(false);
        button.focus();
        choose();
      };
      return element('li', {}, href === undefined ? element('button', { type: 'button', onclick }, text) : element('a', { href, onclick }, text));
    }),
  );
  const button = iconButton(picture, label, () => toggle(list.hasAttribute('hidden')));
  button.setAttribute('aria-expanded', 'false');

  function toggle(open: boolean): void {
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  }

  const menu = element(
    'div',
    {
      class: 'menu',
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key !== 'Escape' || list.hidden) return;
        // The chat around it stays open.
        event.stopPropagation();
        toggle(false);
        button.focus();
      },
      onfocusout: (event) => {
        const { relatedTarget } = event as FocusEvent;
        if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) toggle(false);
      },
    },
    button,
    list,
  );
  return menu;
}
