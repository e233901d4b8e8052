import { element } from '../dom/element.js';
import { addressOf, type Product } from './products.js';
import type { ShopActions } from './shop-page.js';

export function productCard(product: Product, { ask, addToBasket }: Pick<ShopActions, 'ask' | 'addToBasket'>): HTMLElement {
  const { name, glaze, price, picture, alt } = product;
  return element(
    'li',
    { class: 'product', id: `piece-${product.id}` },
    element('a', { class: 'product-picture', href: addressOf(product), tabindex: -1 }, element('img', { src: picture, alt, width: 640, height: 720, loading: 'lazy' })),
    element('div', { class: 'product-text' }, element('h3', {}, element('a', { href: addressOf(product) }, name)), element('p', { class: 'product-price' }, `£${price}`), element('p', { class: 'product-glaze' }, glaze)),
    element(
      'div',
      { class: 'product-actions' },
      element('button', { type: 'button', class: 'quiet', 'aria-label': `Add to basket: ${name}`, onclick: () => addToBasket(product) }, 'Add to basket'),
      element('button', { type: 'button', class: 'link', 'aria-label': `Ask about it: ${name}`, onclick: () => ask(product) }, 'Ask about it'),
    ),
  );
}
