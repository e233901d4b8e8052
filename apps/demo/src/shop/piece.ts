import { element } from '../dom/element.js';
import { addressOfPage } from '../site/addresses.js';
import { productCard } from './product-card.js';
import { products } from './products.js';
import type { CreateShopPage } from './shop-page.js';

/** One piece, which the address names, and others beside it. */
export const createPiece: CreateShopPage = (actions) => {
  const id = new URLSearchParams(window.location.search).get('piece');
  const product = products.find((other) => other.id === id);
  if (!product) {
    return {
      main: element('main', { id: 'shop', class: 'quiet-page' }, element('h1', {}, 'This piece is gone'), element('p', {}, 'It has found a table. The kiln has others.'), element('a', { class: 'button', href: addressOfPage('shop') }, 'See the pieces')),
    };
  }
  document.title = `${product.name}, Marl Stoneware`;
  const { name, glaze, size, price, picture, alt } = product;
  const slot = element('div', { class: 'shop-slot' });
  const main = element(
    'main',
    { id: 'shop' },
    element('nav', { class: 'crumbs', 'aria-label': 'Where this is' }, element('a', { href: `${addressOfPage('shop')}#pieces` }, 'Pieces'), element('span', { 'aria-current': 'page' }, name)),
    element(
      'section',
      { class: 'piece-page', 'aria-label': name },
      element('img', { src: picture, alt, width: 640, height: 720 }),
      element(
        'div',
        { class: 'piece-text' },
        element('h1', {}, name),
        element('p', { class: 'piece-amount' }, `£${price}`),
        element('dl', {}, ...[['Glaze', glaze], ['Size', size], ['Care', 'Dishwasher, microwave, a warm oven']].map(([term, text]) => element('div', {}, element('dt', {}, term), element('dd', {}, text)))),
        element(
          'div',
          { class: 'hero-actions' },
          element('button', { type: 'button', class: 'button', onclick: () => actions.addToBasket(product) }, 'Add to basket'),
          element('button', { type: 'button', class: 'link', onclick: () => actions.ask(product) }, 'Ask about it'),
        ),
        slot,
      ),
    ),
    element(
      'section',
      { 'aria-labelledby': 'beside-title' },
      element('div', { class: 'section-head' }, element('h2', { id: 'beside-title' }, 'Good beside it')),
      element('ul', { class: 'products' }, ...products.filter((other) => other !== product).slice(0, 3).map((other) => productCard(other, actions))),
    ),
  );
  return { main, slot, product };
};
