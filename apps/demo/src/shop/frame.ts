import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { addressOfPage, placeInShop } from '../site/addresses.js';
import { plural } from '../words.js';
import type { Basket } from './basket.js';

/** What all pages of the shop have around what is theirs. */
export function createFrame(basket: Basket, main: HTMLElement, openConsent: () => void): HTMLElement {
  const count = element('span', { 'aria-hidden': 'true' });
  const link = element('a', { class: 'basket', href: addressOfPage('basket') }, icon('basket'), count);
  const news = element('p', { class: 'hidden', role: 'status' });
  const draw = (): void => {
    const pieces = plural(basket.pieces(), 'piece');
    count.textContent = String(basket.pieces());
    link.setAttribute('aria-label', `Basket, ${pieces}`);
    news.textContent = `In the basket: ${pieces}`;
  };
  basket.follow(draw);
  draw();
  return element(
    'div',
    { class: 'shop-page' },
    element(
      'header',
      { class: 'shop-header' },
      element('a', { class: 'wordmark', href: addressOfPage('shop'), 'aria-label': 'Marl, to the shop' }, 'Marl'),
      element(
        'nav',
        { 'aria-label': 'Shop' },
        ...[
          ['pieces', 'Pieces'],
          ['workshop', 'Workshop'],
          ['care', 'Care'],
        ].map(([id = '', text]) => element('a', { href: placeInShop(id) }, text)),
      ),
      link,
      news,
    ),
    main,
    element('footer', { class: 'shop-footer' }, element('span', {}, 'Marl Stoneware, Ferry Lane'), element('button', { type: 'button', class: 'link', onclick: openConsent }, 'Privacy choices'), element('span', {}, 'A shop invented for this demo')),
  );
}
