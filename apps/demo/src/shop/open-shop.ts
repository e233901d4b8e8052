import { createBoard } from '../board/board.js';
import { createChats } from '../chats/chats.js';
import { createBanner } from '../consent/banner.js';
import { element } from '../dom/element.js';
import type { Session } from '../session.js';
import { addressOf } from '../settings.js';
import { openPage } from '../site/open-page.js';
import { createStage } from '../stage.js';
import { createBasket } from './basket.js';
import { createFrame } from './frame.js';
import type { CreateShopPage } from './shop-page.js';

/** Shows a page of the shop, with the chat over it and the board beside it. */
export function openShop(createPage: CreateShopPage): void {
  const basket = createBasket();
  const { main, slot, product } = createPage({
    basket,
    openChat: () => chats.open(),
    ask: (about) => chats.ask(about),
    addToBasket(added) {
      basket.add(added);
      chats.basketFilled(added);
    },
  });
  const shop = element('div', { class: 'shop-scroll' }, createFrame(basket, main, () => banner.open()));
  const chats = createChats({
    product,
    isPhone: () => stage.isPhone(),
    covers(all) {
      shop.inert = all;
    },
    embed: (content) => slot?.replaceChildren(...(content ? [content] : [])),
  });
  let session: Pick<Session, 'change' | 'settings'> | undefined;
  const banner = createBanner((consents) => session?.change(consents));
  const pane = element('div', { class: 'pane-content' });
  const stage = createStage([banner.element, shop, chats.element], pane, () => chats.screenChanged());
  const board = createBoard({
    started(begun) {
      session = begun;
      banner.show(begun.settings());
    },
    openChat() {
      stage.show('shop');
      chats.open();
    },
    mountChat: chats.mount,
    changed(settings) {
      stage.setScreen(settings.screen);
      banner.show(settings);
      history.replaceState(null, '', addressOf(window.location.href, settings));
    },
    counted: (events) => stage.count(events),
  });

  pane.append(board.element);
  openPage('shop', stage.element);
}
