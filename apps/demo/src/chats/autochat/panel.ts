import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import type { ConversationView } from './conversation.js';
import { createMessages } from './messages.js';

export interface Panel extends ConversationView {
  readonly element: HTMLElement;
  /** Moves the focus to where a reply is given. */
  focus(): void;
}

export interface PanelActions {
  say(text: string): void;
  close(): void;
}

/** A text field that takes the focus brings up the keyboard of a phone, and that hides the replies. */
const typesByTouch = (): boolean => matchMedia('(pointer: coarse)').matches;

/** The open chat: what was said, replies to choose from, and a field to write in. */
export function createPanel({ say, close }: PanelActions): Panel {
  const messages = createMessages();
  const replies = element('div', { class: 'replies', role: 'group', 'aria-label': 'Suggested replies' });
  const field = element('input', { type: 'text', name: 'message', placeholder: 'Write a message', 'aria-label': 'Write a message', autocomplete: 'off', maxlength: 500 });

  function focus(): void {
    (typesByTouch() ? panel : field).focus();
  }

  function choose(text: string): void {
    say(text);
    focus();
  }

  function submit(event: Event): void {
    event.preventDefault();
    const text = field.value.trim();
    field.value = '';
    if (text) say(text);
  }

  const panel = element(
    'section',
    {
      class: 'chat-panel',
      id: 'chat-panel',
      role: 'dialog',
      'aria-label': 'Chat with Marl',
      tabindex: -1,
      hidden: true,
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key === 'Escape') close();
      },
    },
    element(
      'header',
      { class: 'chat-header' },
      element('span', { class: 'chat-avatar', 'aria-hidden': 'true' }, 'M'),
      element('div', {}, element('h2', {}, 'Marl'), element('p', {}, 'Usually answers at once')),
      element('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close the chat', onclick: close }, icon('close')),
    ),
    messages.element,
    replies,
    element('form', { class: 'chat-form', onsubmit: submit }, field, element('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send'))),
    element('p', { class: 'chat-vendor' }, 'Chat by Autochat, played by a stand-in'),
  );

  return {
    element: panel,
    focus,
    show: messages.add,
    showTyping: messages.setTyping,
    offer(texts) {
      replies.replaceChildren(...texts.map((text) => element('button', { type: 'button', class: 'reply', onclick: () => choose(text) }, text)));
      // The replies take room away from the messages.
      messages.scrollToEnd();
    },
  };
}
