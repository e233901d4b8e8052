import type { KustomerHelp } from '../analytics.js';
import type { Settings } from '../settings.js';
import type { Product } from '../shop/products.js';
import type { Telling } from '../telling.js';

/** What a chat can tell those who watch the page. */
export interface ChatPage {
  /** The widget is about to tell the page something. */
  told(telling: Telling): void;
  /** What the shopper wrote. */
  said(text: string): void;
  readonly kustomer: KustomerHelp;
  change(change: Partial<Settings>): void;
}

/** What a chat is given to work with. */
export interface ChatSurroundings extends ChatPage {
  /** The piece that the page is about, if it is about one. */
  readonly product: Product | undefined;
  /** Whether the screen is a phone's. */
  isPhone(): boolean;
  /** Whether the chat covers the whole shop now. */
  covers(all: boolean): void;
}

/** A vendor's chat on the page. */
export interface Chat {
  /** What lies over the shop: buttons, bubbles, the panel. */
  readonly element: HTMLElement;
  /** What stands within the shop, above its pieces. */
  readonly embedded?: HTMLElement;
  /** The vendor's script has arrived: until then there is nothing to be seen of the chat. */
  load(): void;
  /** The shopper wants to chat. */
  open(): void;
  /** The shopper asks about a piece. */
  ask(product: Product): void;
  /** The shopper put a piece into the basket. */
  basketFilled(product: Product): void;
  /** The screen is another. */
  screenChanged(): void;
  remove(): void;
}

export type CreateChat = (surroundings: ChatSurroundings, settings: Settings) => Chat;
