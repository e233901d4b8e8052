import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import type { CreateChat } from '../chat.js';
import { createFocusReturn } from '../parts/focus-return.js';
import { iconButton } from '../parts/icon-button.js';
import { createLauncher } from '../parts/launcher.js';
import { createMenu } from '../parts/menu.js';
import { createPanel } from '../parts/panel.js';
import { createTeaser } from '../parts/teaser.js';
import { products } from '../../shop/products.js';
import { placeInShop } from '../../site/addresses.js';
import { createBadge } from './badge.js';
import { createConversation } from './conversation.js';
import { invitation, pieceQuestions, starters } from './topics.js';
import { createStarters, floating, list, piecePage, type Surface } from './triggers.js';
import { createWebchat, type Look } from './webchat.js';

const address = (href: string): string => new URL(href, window.location.href).href;

/** The Clarity webchat as a shopper meets it: an assistant that shows pieces, begun from all over the shop. */
export const createClarity: CreateChat = (surroundings, settings) => {
  const { isPhone, covers } = surroundings;
  const webchat = createWebchat(surroundings, settings);
  const { look, track } = webchat;
  const origin = createFocusReturn();
  const launcher = createLauncher('Find a piece', icon('spark'), () => trigger(floating));
  const teaser = createTeaser('Message from the assistant', {
    open: () => expand('expand_from_bubble'),
    dismiss() {
      track('close_bubble');
      show('none');
      launcher.element.focus();
    },
  });
  const badge = createBadge(
    () => expand('expand_from_minimized'),
    () => {
      track('close_chat_from_minimized');
      show('none');
      launcher.element.focus();
    },
  );
  const conversation = createConversation(surroundings, webchat, leave);
  const resize = iconButton('resize', 'Make the chat larger', () => {
    track('change_size', { set_size_to: look.large ? 'small' : 'large' });
    look.large = !look.large;
    show('open');
  });
  const closeOnPhone = iconButton('close', 'Close the chat', () => close('close_chat_from_open_on_mobile'));
  const panel = createPanel({
    label: 'Chat with the assistant',
    heading: 'The assistant',
    status: 'Knows every piece',
    avatar: icon('spark'),
    controls: [
      createMenu('more', 'Menu', [
        { label: 'How to look after it', href: placeInShop('care'), choose: () => choose('How to look after it', placeInShop('care')) },
        {
          label: 'Rate this chat',
          choose() {
            choose('Rate this chat');
            conversation.survey();
          },
        },
        {
          label: 'End the chat',
          choose() {
            choose('End the chat');
            close('chat_closed');
          },
        },
      ]),
      resize,
      iconButton('minimise', 'Minimise the chat', minimise),
      closeOnPhone,
    ],
    body: conversation.body,
    vendor: 'Clarity',
    escape: () => close('chat_closed'),
  });
  const { product } = surroundings;
  const embedded = product
    ? createStarters([product.question, ...pieceQuestions.map(({ text }) => text)], (text) => trigger(piecePage, text, [product.id], (question, banner) => conversation.askFromTrigger(question, banner, product)))
    : createStarters(starters.map(({ text }) => text), (text) => trigger(list, text, products.map(({ id }) => id)));

  function show(state: Look['state']): void {
    look.state = state;
    const open = state === 'open';
    panel.hidden = !open;
    panel.classList.toggle('is-large', look.large);
    resize.setAttribute('aria-label', `Make the chat ${look.large ? 'smaller' : 'larger'}`);
    resize.title = resize.ariaLabel ?? '';
    closeOnPhone.hidden = !isPhone();
    badge.element.hidden = state !== 'minimized';
    launcher.element.hidden = open || state === 'minimized';
    launcher.element.setAttribute('aria-expanded', String(open));
    if (state === 'bubble') teaser.show(invitation);
    else teaser.hide();
    covers(open && isPhone() && look.large);
  }

  function enter(): void {
    if (look.state !== 'open') origin.remember();
    show('open');
    conversation.begin();
  }

  function expand(name: 'expand_from_bubble' | 'expand_from_minimized'): void {
    enter();
    track(name);
    conversation.focus(panel);
  }

  /** A way into the chat was used, perhaps with a question in it. */
  function trigger({ component, banner }: Surface, question?: string, ids: readonly string[] = [], ask = conversation.askFromTrigger): void {
    const generated = component === 'PDP_EMBEDDED' ? true : undefined;
    track('trigger_clicked', {
      component,
      component_template: `${component}_v1`,
      trigger_context_product_ids: ids,
      trigger_conversation_starters_list: component === 'PLP_EMBEDDED' ? starters.map(({ text }) => text) : question === undefined ? [] : [question],
      trigger_conversation_starters_is_generated: generated,
      trigger_conversation_starter_clicked_is_generated: generated,
      suggested_question_text: question,
    });
    const opens = look.state !== 'open';
    enter();
    if (opens) track('expand_from_trigger', { chat_opened_from_trigger: banner, suggested_button: question });
    if (question !== undefined) ask(question, banner);
    conversation.focus(panel);
  }

  function minimise(): void {
    // The size is that before, the state that after.
    look.state = 'minimized';
    track('minimize_from_open');
    show('minimized');
    badge.focus();
  }

  function leave(): void {
    // The shop would be hidden behind the chat.
    if (isPhone() && look.large) minimise();
  }

  function close(name: 'chat_closed' | 'close_chat_from_open_on_mobile'): void {
    track(name);
    show('none');
    origin.giveBack(launcher.element);
  }

  function choose(label: string, href?: string): void {
    track('menu_click', { button_content: label, url: href && address(href) });
    if (href) leave();
  }

  show('none');
  return {
    element: element('div', {}, panel, teaser.element, badge.element, launcher.element),
    embedded,
    load() {
      webchat.load();
      show('bubble');
    },
    open: () => (look.state === 'minimized' ? expand('expand_from_minimized') : trigger(floating)),
    ask: (product) => trigger(piecePage, product.question, [product.id], (text, banner) => conversation.askFromTrigger(text, banner, product)),
    basketFilled: () => undefined,
    screenChanged: () => show(look.state),
    remove: webchat.remove,
  };
};
