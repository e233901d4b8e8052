import { element } from '../dom/element.js';
import type { Dispatch } from './outcome.js';

const results: Readonly<Record<Dispatch['result'], string>> = {
  accepted: 'heard and counted',
  duplicate: 'heard again, not counted again',
  ignored: 'heard, not wanted',
  rejected: 'heard, not understood',
  unheard: 'same id, not counted',
};

/** The widget's CustomEvents under one id, and what the page made of each. */
export function dispatchList(dispatches: readonly Dispatch[]): HTMLElement {
  return element(
    'ul',
    { class: 'dispatches' },
    ...dispatches.map(({ name, result }) => element('li', { class: `is-${result}` }, element('code', {}, name), element('span', {}, results[result]))),
  );
}
