import { autochatOutcomes, type AutochatDetail } from '@chat-analytics/testing';
import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import type { CreateChat } from '../chat.js';
import { createComposer } from '../parts/composer.js';
import { createFocusReturn } from '../parts/focus-return.js';
import { iconButton } from '../parts/icon-button.js';
import { createLauncher } from '../parts/launcher.js';
import { createMessages } from '../parts/messages.js';
import { createPanel, typesByTouch } from '../parts/panel.js';
import { showPanel } from '../parts/show-panel.js';
import { createConversation, type ConversationView } from './conversation.js';
import { askEndpoint } from './endpoint.js';
import { createWidget, writer } from './widget.js';

/** The Autochat widget as a shopper meets it: an assistant that brings about outcomes. */
export const createAutochat: CreateChat = (surroundings, settings) => {
  const widget = createWidget(settings);
  const launcher = createLauncher(undefined, icon('chat'), open);
  const origin = createFocusReturn();
  const messages = createMessages('Marl');
  const composer = createComposer((text, by) => {
    say(text);
    if (by === 'reply') focus();
  });
  const panel = createPanel({
    label: 'Chat with Marl',
    heading: 'Marl',
    status: 'Usually answers at once',
    avatar: 'M',
    controls: [iconButton('close', 'Close the chat', close)],
    body: [messages.element, composer.replies, composer.form],
    vendor: 'Autochat',
    escape: close,
  });
  const view: ConversationView = {
    show: (from, text) => messages.add(from, text),
    showTyping: messages.setTyping,
    offer(texts) {
      composer.offer(texts);
      // The replies take room away from the messages.
      messages.scrollToEnd();
    },
  };
  const conversation = createConversation(window, widget, view, (text) => askEndpoint(text, writer));

  function told(event: Event): void {
    const { detail } = event as CustomEvent<AutochatDetail>;
    surroundings.told({
      vendor: 'autochat',
      name: event.type,
      payload: detail,
      occurrence: detail.event_id,
      again: () => widget.dispatch(detail, detail.event_type),
    });
  }

  function focus(): void {
    if (typesByTouch()) panel.focus();
    else composer.focus();
  }

  const toggle = (isOpen: boolean): void => showPanel(isOpen, panel, launcher.element, surroundings);

  function open(): void {
    if (panel.hidden) origin.remember();
    toggle(true);
    conversation.begin();
    focus();
  }

  function close(): void {
    toggle(false);
    origin.giveBack(launcher.element);
  }

  function say(text: string): void {
    surroundings.said(text);
    conversation.say(text);
  }

  const heard = ['autochat.widget_tracking.v1', ...autochatOutcomes];
  // Like any other script of the page, and before the analytics.
  for (const name of heard) window.addEventListener(name, told);

  return {
    element: element('div', {}, panel, launcher.element),
    load: () => undefined,
    open,
    ask({ question }) {
      open();
      say(question);
    },
    basketFilled: () => undefined,
    screenChanged: () => toggle(!panel.hidden),
    remove() {
      for (const name of heard) window.removeEventListener(name, told);
    },
  };
};
