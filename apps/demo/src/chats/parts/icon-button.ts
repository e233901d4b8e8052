import { element } from '../../dom/element.js';
import { icon, type IconName } from '../../dom/icon.js';

/** A round button with a picture. */
export function iconButton(name: IconName, label: string, onclick: (event: Event) => void): HTMLButtonElement {
  return element('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick }, icon(name));
}
