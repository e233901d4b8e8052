import { element } from '../dom/element.js';
import { addressOfPage } from '../site/addresses.js';
import { recall } from '../site/visit.js';
import type { CreateShopPage } from './shop-page.js';

/** What the shopper reads who has ordered. */
export const createThanks: CreateShopPage = ({ openChat }) => {
  const total = recall('ordered');
  return {
    main: element(
      'main',
      { id: 'shop', class: 'quiet-page' },
      element('p', { class: 'eyebrow' }, typeof total === 'number' ? `Paid £${total}, with money as invented as the shop` : 'Nothing was ordered'),
      element('h1', {}, 'Thank you'),
      element('p', {}, 'Your pieces leave the workshop tomorrow, in straw and paper. Whatever there is to ask, the chat is still here.'),
      element('div', { class: 'hero-actions' }, element('a', { class: 'button', href: addressOfPage('shop') }, 'Back to the shop'), element('button', { type: 'button', class: 'link', onclick: openChat }, 'Ask the workshop')),
    ),
  };
};
