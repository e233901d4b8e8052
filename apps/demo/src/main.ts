import { createBoard } from './board/board.js';
import { createChats } from './chats/chats.js';
import { element } from './dom/element.js';
import { addressOf } from './settings.js';
import { createShop } from './shop/shop.js';
import { createStage } from './stage.js';

const shop = createShop({
  openChat: () => chats.open(),
  ask: (product) => chats.ask(product),
  basketFilled: (product) => chats.basketFilled(product),
});
const shopPage = element('div', { class: 'shop-scroll' }, shop.element);
const chats = createChats({
  isPhone: () => stage.isPhone(),
  covers(all) {
    shopPage.inert = all;
  },
  embed: (content) => shop.slot.replaceChildren(...(content ? [content] : [])),
});
const pane = element('div', { class: 'pane-content' });
const stage = createStage([shopPage, chats.element], pane, () => chats.screenChanged());
const board = createBoard({
  openChat() {
    stage.show('shop');
    chats.open();
  },
  mountChat: chats.mount,
  changed(settings) {
    stage.setScreen(settings.screen);
    history.replaceState(null, '', addressOf(window.location.href, settings));
  },
  counted: (events) => stage.count(events),
});

pane.append(board.element);
document.body.append(stage.element);
