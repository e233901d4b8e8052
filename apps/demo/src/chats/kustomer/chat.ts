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
import { createSurvey } from '../parts/survey.js';
import { createTeaser } from '../parts/teaser.js';
import { startConversation, type Conversation } from './conversation.js';
import { createHome } from './home.js';
import { createSdk } from './sdk.js';
import { question } from './topics.js';

/** The Kustomer chat as a shopper meets it: conversations with people, and a survey at their end. */
export const createKustomer: CreateChat = (surroundings, settings) => {
  const sdk = createSdk(surroundings, settings);
  const origin = createFocusReturn();
  const launcher = createLauncher('Ask the makers', icon('chat'), open);
  const teaser = createTeaser('Message from Nora', {
    open() {
      open();
      begin();
    },
    dismiss: () => launcher.element.focus(),
  });
  const home = createHome(begin);
  const messages = createMessages('Nora');
  const composer = createComposer((text, by) => {
    say(text);
    if (by === 'reply') focus();
  });
  const again = element('div', { class: 'ended', hidden: true }, element('p', {}, 'This conversation has ended.'), element('button', { type: 'button', class: 'button', onclick: leave }, 'Back to the start'));
  const end = element('button', { type: 'button', class: 'quiet end', hidden: true, onclick: () => conversation?.end() }, 'End');
  const talk = [messages.element, composer.replies, composer.form];
  const panel = createPanel({
    label: 'Chat with the workshop',
    heading: 'Nora and Tom',
    status: 'Usually back within a minute',
    avatar: 'N',
    controls: [end, iconButton('close', 'Close the chat', close)],
    body: [home.element, messages.element, again, composer.replies, composer.form],
    vendor: 'Kustomer',
    escape: close,
  });
  let conversation: Conversation | undefined;
  let lastWords = '';
  let unread = 0;

  function showConversation(shown: boolean): void {
    home.element.hidden = shown;
    for (const part of talk) part.hidden = !shown;
    end.hidden = !shown;
    again.hidden = true;
  }

  function focus(): void {
    if (home.element.checkVisibility()) home.focus();
    else if (typesByTouch() || composer.form.hidden) panel.focus();
    else composer.focus();
  }

  const toggle = (isOpen: boolean): void => showPanel(isOpen, panel, launcher.element, surroundings);

  function open(): void {
    if (panel.hidden) {
      origin.remember();
      teaser.hide();
      toggle(true);
      unread = 0;
      launcher.count(unread);
      sdk.open();
      messages.scrollToEnd();
    }
    focus();
  }

  function close(): void {
    if (panel.hidden) return;
    toggle(false);
    sdk.close();
    conversation?.left();
    origin.giveBack(launcher.element);
  }

  function begin(opener?: string): void {
    if (!conversation) {
      showConversation(true);
      conversation = startConversation(window, sdk, {
        show(from, text) {
          messages.add(from, text);
          lastWords = text;
          if (from === 'visitor' || !panel.hidden) return;
          launcher.count(++unread);
        },
        showTyping: messages.setTyping,
        offer(texts) {
          composer.offer(texts);
          messages.scrollToEnd();
        },
        showSurvey: () => messages.append(createSurvey(question, { submit: sdk.answerSatisfaction })),
        showEnd() {
          composer.form.hidden = true;
          end.hidden = true;
          again.hidden = false;
          home.remember(lastWords);
          panel.focus();
        },
      });
    }
    if (opener === undefined) focus();
    else say(opener);
  }

  function leave(): void {
    conversation = undefined;
    messages.clear();
    showConversation(false);
    focus();
  }

  function say(text: string): void {
    surroundings.said(text);
    conversation?.say(text);
  }

  showConversation(false);
  return {
    element: element('div', {}, panel, teaser.element, launcher.element),
    load: sdk.load,
    open,
    ask(product) {
      open();
      if (!again.hidden) leave();
      begin(product.question);
      focus();
    },
    basketFilled({ name }) {
      if (!panel.hidden || teaser.isShown()) return;
      teaser.show(`${name}, a good choice. Shall I put a second one aside for you?`);
      sdk.showProactive();
    },
    screenChanged: () => toggle(!panel.hidden),
    remove: sdk.remove,
  };
};
