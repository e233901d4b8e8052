import { element } from '../dom/element.js';
import stillLife from './art/still-life.svg';
import { productCard } from './product-card.js';
import { products } from './products.js';
import type { CreateShopPage } from './shop-page.js';

/** All pieces, with the ways from them into the chat. */
export const createHome: CreateShopPage = (actions) => {
  const slot = element('div', { class: 'shop-slot' });
  const main = element(
    'main',
    { id: 'shop' },
    element(
      'section',
      { class: 'hero' },
      element('img', { src: stillLife, alt: 'A dark vase, a pale jug, a beaker and a stack of plates in morning light', width: 1280, height: 800 }),
      element(
        'div',
        { class: 'hero-text' },
        element('p', { class: 'eyebrow' }, 'Autumn firing'),
        element('h1', {}, 'Stoneware for', element('br'), 'everyday tables'),
        element('p', {}, 'Thrown by hand in a small workshop on the estuary, glazed with ash and river clay, and made to be used daily.'),
        element('div', { class: 'hero-actions' }, element('a', { class: 'button', href: '#pieces' }, 'See the pieces'), element('button', { type: 'button', class: 'link', onclick: actions.openChat }, 'Ask the workshop')),
      ),
    ),
    element(
      'section',
      { id: 'pieces', 'aria-labelledby': 'pieces-title' },
      element('div', { class: 'section-head' }, element('h2', { id: 'pieces-title' }, 'Fresh from the kiln'), element('p', {}, 'Fired on 3 October. When they are gone, the next kiln opens in four weeks.')),
      slot,
      element('ul', { class: 'products' }, ...products.map((product) => productCard(product, actions))),
    ),
    element(
      'section',
      { id: 'workshop', class: 'notes', 'aria-labelledby': 'workshop-title' },
      element('h2', { id: 'workshop-title' }, 'The workshop'),
      element('p', {}, 'Three potters, two wheels and one kiln in the old net loft on Ferry Lane. Visitors are welcome from Thursday to Saturday: come and hold a thing before you buy it.'),
    ),
    element(
      'section',
      { id: 'care', class: 'notes', 'aria-labelledby': 'care-title' },
      element('h2', { id: 'care-title' }, 'Care'),
      element('p', {}, 'Everything is fired to 1,280 °C. It goes in the dishwasher, the microwave and a warm oven. What chips in its first year we replace.'),
    ),
  );
  return { main, slot };
};
