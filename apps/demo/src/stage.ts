import { element } from './dom/element.js';

export type PaneName = 'shop' | 'board';

export interface Stage {
  readonly element: HTMLElement;
  /** Brings a pane to the front where there is room for one only. */
  show(pane: PaneName): void;
  /** Shows how many events there are on the board. */
  count(events: number): void;
  /** Shows the shop as on a phone, or as wide as there is room. */
  setScreen(screen: 'wide' | 'phone'): void;
  /** Whether the shop is on a phone, or shown as if. */
  isPhone(): boolean;
}

/**
 * The two panes: side by side, or behind one another with a switch on a narrow screen.
 *
 * @param screenChanged - Is called when the shop has become a phone's, or is no longer.
 */
export function createStage(shop: readonly HTMLElement[], board: HTMLElement, screenChanged: () => void): Stage {
  const badge = element('span', { class: 'badge', hidden: true });
  const device = element('div', { class: 'device' }, ...shop);
  const panes: Readonly<Record<PaneName, HTMLElement>> = {
    shop: element('div', { class: 'pane pane-shop' }, device),
    board: element('aside', { class: 'pane pane-board', id: 'board', 'aria-labelledby': 'board-title', tabindex: -1 }, board),
  };
  const buttons: Readonly<Record<PaneName, HTMLButtonElement>> = {
    shop: element('button', { type: 'button', onclick: () => show('shop') }, 'Shop'),
    board: element('button', { type: 'button', onclick: () => show('board') }, 'Live board', badge),
  };
  const narrow = matchMedia('(max-width: 600px)');
  let asPhone = false;

  function show(name: PaneName): void {
    for (const pane of ['shop', 'board'] as const) {
      panes[pane].classList.toggle('is-front', pane === name);
      buttons[pane].setAttribute('aria-pressed', String(pane === name));
    }
  }

  const isPhone = (): boolean => narrow.matches || asPhone;

  function fit(): void {
    panes.shop.classList.toggle('is-framed', asPhone && !narrow.matches);
    device.classList.toggle('is-phone', isPhone());
    screenChanged();
  }

  const content = element('div', { class: 'stage' }, element('nav', { class: 'switch', 'aria-label': 'View' }, buttons.shop, buttons.board), panes.shop, panes.board);
  show('shop');
  narrow.addEventListener('change', fit);
  fit();
  return {
    element: content,
    show,
    isPhone,
    count(events) {
      badge.hidden = events === 0;
      badge.textContent = String(events);
    },
    setScreen(screen) {
      asPhone = screen === 'phone';
      fit();
    },
  };
}
