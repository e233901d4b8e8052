import { createAutochatWidget, type AutochatDetail } from '@chat-analytics/testing';
import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import { createConversation } from './conversation.js';
import { createPanel } from './panel.js';

export interface Chat {
  /** The bubble and the panel. */
  readonly element: HTMLElement;
  open(): void;
  /** Opens the chat and says something for the shopper. */
  say(text: string): void;
  /** The widget repeats an outcome that it has dispatched before. */
  repeat(detail: AutochatDetail): void;
}

export interface ChatListener {
  /** What the shopper wrote. */
  said(text: string): void;
  /** Whether the chat is open. */
  toggled(open: boolean): void;
}

/** The Autochat widget as a shopper meets it. */
export function createChat(listener: ChatListener): Chat {
  const widget = createAutochatWidget(window, { conversationId: 'conv_7f3a', sessionId: 'sess_21c8' });
  const launcher = element('button', { type: 'button', class: 'launcher', 'aria-label': 'Open the chat', 'aria-expanded': 'false', 'aria-controls': 'chat-panel', onclick: open }, icon('chat'));
  const panel = createPanel({ say, close });
  const conversation = createConversation(window, widget, panel);

  function toggle(isOpen: boolean): void {
    panel.element.hidden = !isOpen;
    launcher.hidden = isOpen;
    launcher.setAttribute('aria-expanded', String(isOpen));
    listener.toggled(isOpen);
  }

  function open(): void {
    toggle(true);
    conversation.begin();
    panel.focus();
  }

  function close(): void {
    toggle(false);
    launcher.focus();
  }

  function say(text: string): void {
    listener.said(text);
    conversation.say(text);
  }

  return {
    element: element('div', { class: 'chat' }, panel.element, launcher),
    open,
    say(text) {
      open();
      say(text);
    },
    repeat: (detail) => widget.dispatch(detail, detail.event_type),
  };
}
