import { element } from './dom/element.js';

export type PaneName = 'shop' | 'board';

export interface Stage {
  readonly element: DocumentFragment;
  /** Brings a pane to the front where there is room for one only. */
  show(pane: PaneName): void;
  /** Shows how many outcomes there are on the board. */
  count(outcomes: number): void;
}

/** The two panes: side by side, or behind one another with a switch on a narrow screen. */
export function createStage(shop: readonly HTMLElement[], board: HTMLElement): Stage {
  const badge = element('span', { class: 'badge', hidden: true });
  const panes: Readonly<Record<PaneName, HTMLElement>> = {
    shop: element('div', { class: 'pane pane-shop' }, ...shop),
    board: element('aside', { class: 'pane pane-board', id: 'board', 'aria-labelledby': 'board-title', tabindex: -1 }, board),
  };
  const buttons: Readonly<Record<PaneName, HTMLButtonElement>> = {
    shop: element('button', { type: 'button', onclick: () => show('shop') }, 'Shop'),
    board: element('button', { type: 'button', onclick: () => show('board') }, 'Live board', badge),
  };

  function show(name: PaneName): void {
    for (const pane of ['shop', 'board'] as const) {
      panes[pane].classList.toggle('is-front', pane === name);
      buttons[pane].setAttribute('aria-pressed', String(pane === name));
    }
  }

  const content = document.createDocumentFragment();
  content.append(element('nav', { class: 'switch', 'aria-label': 'View' }, buttons.shop, buttons.board), panes.shop, panes.board);
  show('shop');
  return {
    element: content,
    show,
    count(outcomes) {
      badge.hidden = outcomes === 0;
      badge.textContent = String(outcomes);
    },
  };
}
