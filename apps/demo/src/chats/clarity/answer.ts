import { element, type Child } from '../../dom/element.js';
import { iconButton } from '../parts/icon-button.js';

export type Sentiment = 'up' | 'down';

/** What the assistant answered, with a way to say whether it was any good. */
export function createAnswer(name: string, text: string, more: readonly Child[], rate: (sentiment: Sentiment) => void): HTMLElement {
  const buttons = {
    up: iconButton('like', 'Good answer', () => press('up')),
    down: iconButton('dislike', 'Bad answer', () => press('down')),
  };

  function press(sentiment: Sentiment): void {
    for (const key of ['up', 'down'] as const) buttons[key].setAttribute('aria-pressed', String(key === sentiment));
    rate(sentiment);
  }

  for (const button of Object.values(buttons)) button.setAttribute('aria-pressed', 'false');
  return element(
    'div',
    { class: 'answer' },
    element('p', { class: 'message from-assistant' }, element('span', { class: 'hidden' }, `${name}: `), text),
    ...more,
    element('div', { class: 'thumbs' }, buttons.up, buttons.down),
  );
}
