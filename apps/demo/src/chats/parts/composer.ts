import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';

export interface Composer {
  /** The replies to choose from. */
  readonly replies: HTMLElement;
  readonly form: HTMLFormElement;
  offer(texts: readonly string[]): void;
  focus(): void;
}

/** How something was said. */
export type SaidBy = 'reply' | 'text';

/** What the shopper answers with: replies to choose from, and a field to write in. */
export function createComposer(say: (text: string, by: SaidBy) => void, placeholder = 'Write a message'): Composer {
  const replies = element('div', { class: 'replies', role: 'group', 'aria-label': 'Suggested replies' });
  const field = element('input', { type: 'text', name: 'message', placeholder, 'aria-label': placeholder, autocomplete: 'off', maxlength: 500 });

  function submit(event: Event): void {
    event.preventDefault();
    const text = field.value.trim();
    field.value = '';
    if (text) say(text, 'text');
  }

  return {
    replies,
    form: element('form', { class: 'chat-form', onsubmit: submit }, field, element('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send'))),
    offer(texts) {
      replies.replaceChildren(...texts.map((text) => element('button', { type: 'button', class: 'reply', onclick: () => say(text, 'reply') }, text)));
    },
    focus: () => field.focus(),
  };
}
