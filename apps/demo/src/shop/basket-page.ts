import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { addressOfPage } from '../site/addresses.js';
import { keep } from '../site/visit.js';
import { addressOf } from './products.js';
import type { Line } from './basket.js';
import type { CreateShopPage } from './shop-page.js';

/** What was put into the basket, and the way to order it. */
export const createBasketPage: CreateShopPage = ({ basket }) => {
  const content = element('div', {});

  function row({ product, count }: Line): HTMLElement {
    return element(
      'li',
      { class: 'basket-line' },
      element('img', { src: product.picture, alt: '', width: 640, height: 720 }),
      element('p', {}, element('a', { href: addressOf(product) }, product.name), element('span', {}, count > 1 ? `${count} at £${product.price}` : product.glaze)),
      element('p', { class: 'product-price' }, `£${product.price * count}`),
      element('button', { type: 'button', class: 'icon-button', 'aria-label': `Take out: ${product.name}`, onclick: () => basket.remove(product) }, icon('close')),
    );
  }

  function order(): void {
    keep('ordered', basket.total());
    basket.empty();
    window.location.assign(addressOfPage('thanks'));
  }

  function draw(): void {
    if (!basket.pieces()) {
      content.replaceChildren(element('p', {}, 'It is empty.'), element('a', { class: 'button', href: `${addressOfPage('shop')}#pieces` }, 'See the pieces'));
      return;
    }
    content.replaceChildren(
      element('ul', { class: 'basket-lines' }, ...basket.lines().map(row)),
      element('p', { class: 'basket-total' }, element('span', {}, 'Total'), element('strong', {}, `£${basket.total()}`)),
      element('button', { type: 'button', class: 'button', onclick: order }, 'Order'),
    );
  }

  basket.follow(draw);
  draw();
  return { main: element('main', { id: 'shop', class: 'quiet-page' }, element('h1', {}, 'Your basket'), content) };
};
