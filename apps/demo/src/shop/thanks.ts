import { element } from '../dom/element.js';
import { addressOfPage } from '../site/addresses.js';
import { recall } from '../site/visit.js';
import type { CreateShopPage } from './shop-page.js';

/** What the shopper reads who has ordered, and who has not. */
export const createThanks: CreateShopPage = ({ openChat }) => {
  const total = recall('ordered');
  if (typeof total !== 'number') {
    return {
      main: element('main', { id: 'shop', class: 'quiet-page' }, element('h1', {}, 'Nothing was ordered'), element('p', {}, 'The pieces are all still here.'), element('a', { class: 'button', href: addressOfPage('shop') }, 'See the pieces')),
    };
  }
  return {
    main: element(
      'main',
      { id: 'shop', class: 'quiet-page' },
      element('p', { class: 'eyebrow' }, `Paid £${total}, with money as invented as the shop`),
      element('h1', {}, 'Thank you'),
      element('p', {}, 'Your pieces leave the workshop tomorrow, in straw and paper. Whatever there is to ask, the chat is still here.'),
      element('div', { class: 'hero-actions' }, element('a', { class: 'button', href: addressOfPage('shop') }, 'Back to the shop'), element('button', { type: 'button', class: 'link', onclick: openChat }, 'Ask the workshop')),
    ),
  };
};
