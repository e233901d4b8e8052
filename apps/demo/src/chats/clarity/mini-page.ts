import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import { placeOf, type Product } from '../../shop/products.js';
import { pieceQuestions, type Suggestion } from './topics.js';

export interface MiniPageActions {
  close(): void;
  ask(suggestion: Suggestion): void;
  goToPage(): void;
}

/** A piece's own page, as small as the chat. */
export function createMiniPage(product: Product, { close, ask, goToPage }: MiniPageActions): HTMLElement {
  const { name, glaze, size, price, picture, alt } = product;
  return element(
    'section',
    {
      class: 'mini-page',
      'aria-label': name,
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key !== 'Escape') return;
        // The chat around it stays open.
        event.stopPropagation();
        close();
      },
    },
    element('button', { type: 'button', class: 'mini-page-back', onclick: close }, icon('back'), 'Back to the chat'),
    element('img', { src: picture, alt, width: 640, height: 720 }),
    element(
      'div',
      { class: 'mini-page-text' },
      element('h3', {}, name),
      element('p', { class: 'mini-page-price' }, `£${price}`),
      element('p', {}, `${glaze}. ${size}.`),
      element('a', { class: 'button', href: placeOf(product), onclick: goToPage }, 'See it in the shop', icon('link')),
    ),
    element(
      'div',
      { class: 'mini-page-questions' },
      element('p', {}, 'Ask about it'),
      element('div', { class: 'replies', role: 'group', 'aria-label': `Ask about ${name}` }, ...pieceQuestions.map((suggestion) => element('button', { type: 'button', class: 'reply', onclick: () => ask(suggestion) }, suggestion.text))),
    ),
  );
}
