import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { lateArrival, type Settings } from '../settings.js';
import type { Product } from '../shop/products.js';
import { createAutochat } from './autochat/chat.js';
import type { Chat, ChatPage, CreateChat } from './chat.js';
import { createClarity } from './clarity/chat.js';
import { createKustomer } from './kustomer/chat.js';
import type { VendorName } from './vendor-name.js';
import { vendors } from './vendors.js';

const create: Readonly<Record<VendorName, CreateChat>> = { autochat: createAutochat, kustomer: createKustomer, clarity: createClarity };

/** The chat of the page, whichever it is, and what stands in its place until its script has come. */
export interface Chats extends Pick<Chat, 'open' | 'ask' | 'basketFilled' | 'screenChanged'> {
  readonly element: HTMLElement;
  /** Puts a chat on the page, in the place of the one that was there. Returns a way to let its script come, when the settings say. */
  mount(settings: Settings, page: ChatPage): () => void;
}

export interface ChatsSurroundings {
  /** The piece that the page is about, if it is about one. */
  readonly product: Product | undefined;
  isPhone(): boolean;
  covers(all: boolean): void;
  /** Puts what stands within the shop in its place, or takes it away. */
  embed(content: HTMLElement | undefined): void;
}

export function createChats({ product, isPhone, covers, embed }: ChatsSurroundings): Chats {
  const root = element('div', { class: 'chat' });
  let chat: Chat | undefined;
  let arrived = false;
  let timer: number | undefined;
  /** What the shopper wanted of a chat that had not come yet. */
  let wanted: ((chat: Chat) => void) | undefined;

  function arrive(): void {
    if (!chat) return;
    arrived = true;
    chat.load();
    root.replaceChildren(chat.element);
    embed(chat.embedded);
    wanted?.(chat);
    wanted = undefined;
  }

  function when(act: (chat: Chat) => void): void {
    if (chat && arrived) act(chat);
    else {
      wanted = act;
      root.querySelector('button')?.focus();
    }
  }

  function placeholder({ chat: name, chatScript }: Settings, page: ChatPage): HTMLElement {
    const { title } = vendors[name];
    if (chatScript === 'late') return element('p', { class: 'chat-absent', role: 'status' }, element('span', { class: 'spinner', 'aria-hidden': 'true' }), `${title} is on its way`);
    return element(
      'div',
      { class: 'chat-absent is-blocked', role: 'status' },
      icon('fail'),
      element('p', {}, `${title} could not be loaded.`),
      element('button', { type: 'button', class: 'link', onclick: () => page.change({ chatScript: 'running' }) }, 'Try again'),
    );
  }

  return {
    element: root,
    mount(settings, page) {
      window.clearTimeout(timer);
      chat?.remove();
      covers(false);
      embed(undefined);
      arrived = false;
      wanted = undefined;
      root.className = `chat is-${settings.chat}`;
      chat = create[settings.chat]({ ...page, product, isPhone, covers }, settings);
      root.replaceChildren(...(settings.chatScript === 'running' ? [] : [placeholder(settings, page)]));
      return () => {
        if (settings.chatScript === 'running') arrive();
        else if (settings.chatScript === 'late') timer = window.setTimeout(arrive, lateArrival);
      };
    },
    open: () => when((present) => present.open()),
    ask: (product: Product) => when((present) => present.ask(product)),
    // Nothing that happened before a chat was there is worth its word.
    basketFilled: (product: Product) => arrived && chat?.basketFilled(product),
    screenChanged: () => chat?.screenChanged(),
  };
}
