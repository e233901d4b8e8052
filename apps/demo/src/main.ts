import { createBoard } from './board/board.js';
import { createChat } from './chats/autochat/chat.js';
import { element } from './dom/element.js';
import { createShop } from './shop/shop.js';
import { createStage } from './stage.js';

const board = createBoard({
  openChat() {
    stage.show('shop');
    chat.open();
  },
  repeat: (detail) => chat.repeat(detail),
  counted: (outcomes) => stage.count(outcomes),
});
/** Where the open chat covers the whole shop. */
const sheet = matchMedia('(max-width: 600px)');
let chatIsOpen = false;

function coverShop(): void {
  shop.inert = chatIsOpen && sheet.matches;
}

const shop = element('div', { class: 'shop-scroll' }, createShop((question) => (question ? chat.say(question) : chat.open())));
const chat = createChat({
  said: (text) => board.said(text),
  toggled(open) {
    chatIsOpen = open;
    coverShop();
  },
});
const stage = createStage([shop, chat.element], board.element);

sheet.addEventListener('change', coverShop);
document.body.append(stage.element);
