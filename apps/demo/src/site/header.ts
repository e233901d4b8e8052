import { element } from '../dom/element.js';
import { addressOfPage, type PageName } from './addresses.js';

const parts: readonly (readonly [page: PageName, label: string])[] = [
  ['shop', 'Shop'],
  ['settings', 'Settings'],
  ['scenarios', 'Scenarios'],
];

/** The line on top of every page of the demo: the shop, and what lies behind it. */
export function createSiteHeader(current: PageName): HTMLElement {
  return element(
    'header',
    { class: 'site-header' },
    element('p', { class: 'site-name' }, 'Chat analytics'),
    element('nav', { 'aria-label': 'Demo' }, ...parts.map(([page, label]) => element('a', { href: addressOfPage(page), 'aria-current': page === current && 'page' }, label))),
  );
}
