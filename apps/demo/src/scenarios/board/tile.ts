import { element } from '../../dom/element.js';
import type { Outcome } from '../run.js';
import type { Scenario } from '../scenario.js';
import { detail } from './detail.js';
import { stateMark, stateWords, type State } from './state-mark.js';

/** A scenario on the board: a button that shows how it stands, and unfolds what came of it. */
export interface Tile {
  readonly scenario: Scenario;
  readonly element: HTMLElement;
  /** Shows what it came to. */
  show(outcome: Outcome | undefined): void;
  unfold(): void;
}

export function createTile(scenario: Scenario): Tile {
  const mark = element('span', { class: 'tile-mark' });
  const words = element('span', { class: 'hidden' });
  const place = element('div', { class: 'tile-detail', hidden: true });
  const button = element('button', { type: 'button', class: 'tile', 'aria-expanded': 'false', onclick: () => toggle(place.hasAttribute('hidden')) }, mark, element('span', { class: 'tile-title' }, scenario.title), words);
  const item = element('li', { class: 'tile-item', 'data-scenario': scenario.id }, button, place);
  let outcome: Outcome | undefined;

  function toggle(isOpen: boolean): void {
    place.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    place.replaceChildren(...(isOpen ? [detail(scenario, outcome)] : []));
  }

  function show(next: Outcome | undefined): void {
    outcome = next;
    const state: State = next ? (next.isPassed ? 'passed' : 'failed') : 'waiting';
    item.dataset.state = state;
    mark.replaceChildren(stateMark(state));
    words.textContent = ` ${stateWords[state]}`;
    if (!place.hidden) toggle(true);
  }

  show(undefined);
  return { scenario, element: item, show, unfold: () => toggle(true) };
}
