import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import { placeOf, type Product } from '../../shop/products.js';
import { createMenu } from '../parts/menu.js';
import type { Selection } from './selection.js';

export interface PieceActions {
  /** Shows the piece's own page within the chat. */
  look(product: Product): void;
  select(product: Product): void;
  askFollowUp(product: Product): void;
  findSimilar(product: Product): void;
  goToPage(product: Product): void;
}

function pieceCard(product: Product, selection: Selection, actions: PieceActions): HTMLElement {
  const { name, price, picture } = product;
  const select = element('button', { type: 'button', class: 'piece-select', 'aria-label': `Select ${name}`, onclick: () => actions.select(product) }, icon('check'), element('span', {}, 'Select'));
  const card = element(
    'li',
    { class: 'piece' },
    element(
      'button',
      { type: 'button', class: 'piece-look', onclick: () => actions.look(product) },
      element('img', { src: picture, alt: '', width: 640, height: 720 }),
      element('span', { class: 'piece-name' }, element('span', { class: 'hidden' }, 'Look at '), name),
      element('span', { class: 'piece-price' }, `£${price}`),
    ),
    element(
      'div',
      { class: 'piece-actions' },
      select,
      createMenu('more', `More about ${name}`, [
        { label: 'Ask a follow-up', choose: () => actions.askFollowUp(product) },
        { label: 'Find similar', choose: () => actions.findSimilar(product) },
        { label: 'Go to its page', href: placeOf(product), choose: () => actions.goToPage(product) },
      ]),
    ),
  );
  selection.follow(product, (selected) => {
    select.setAttribute('aria-pressed', String(selected));
    card.classList.toggle('is-selected', selected);
  });
  return card;
}

/** Pieces side by side, as many as there are. */
export function createPieces(pieces: readonly Product[], selection: Selection, actions: PieceActions): HTMLElement {
  return element('ul', { class: 'pieces', 'aria-label': 'Pieces', tabindex: 0 }, ...pieces.map((product) => pieceCard(product, selection, actions)));
}
