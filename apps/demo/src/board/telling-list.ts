import { element } from '../dom/element.js';
import type { Result, Told } from './occurrence.js';

const results: Readonly<Record<Result, string>> = {
  accepted: 'heard and counted',
  duplicate: 'heard again, not counted again',
  ignored: 'heard, not wanted',
  rejected: 'heard, not understood',
  unheard: 'same id, not counted',
};

/** What the widget told of one occurrence, and what the page made of each. */
export function tellingList(told: readonly Told[]): HTMLElement {
  if (!told.length) return element('p', { class: 'nothing' }, 'On an earlier page of this visit. What was not sent there came along.');
  return element('ul', { class: 'tellings' }, ...told.map(({ name, result }) => element('li', { class: `is-${result}` }, element('code', {}, name), element('span', {}, results[result]))));
}
