import { element } from '../dom/element.js';
import type { Product } from './products.js';

export interface ProductActions {
  ask(product: Product): void;
  addToBasket(product: Product): void;
}

export function productCard(product: Product, { ask, addToBasket }: ProductActions): HTMLElement {
  const { name, glaze, price, picture, alt } = product;
  return element(
    'li',
    { class: 'product', id: `piece-${product.id}` },
    element('img', { src: picture, alt, width: 640, height: 720, loading: 'lazy' }),
    element('div', { class: 'product-text' }, element('h3', {}, name), element('p', { class: 'product-price' }, `£${price}`), element('p', { class: 'product-glaze' }, glaze)),
    element(
      'div',
      { class: 'product-actions' },
      element('button', { type: 'button', class: 'quiet', 'aria-label': `Add to basket: ${name}`, onclick: () => addToBasket(product) }, 'Add to basket'),
      element('button', { type: 'button', class: 'link', 'aria-label': `Ask about it: ${name}`, onclick: () => ask(product) }, 'Ask about it'),
    ),
  );
}
