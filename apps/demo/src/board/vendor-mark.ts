import type { VendorName } from '../chats/vendor-name.js';
import { vendors } from '../chats/vendors.js';
import { element } from '../dom/element.js';

/** A vendor's initial in the colour of its chat, beside a text: which chat something came from. */
export function vendorMark(name: VendorName): HTMLElement {
  const { title } = vendors[name];
  return element('span', { class: `vendor-mark is-${name}`, title }, element('span', { 'aria-hidden': 'true' }, title.charAt(0)), element('span', { class: 'hidden' }, `${title}: `));
}
