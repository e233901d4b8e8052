import type { Basket } from './basket.js';
import type { Product } from './products.js';

/** What a page of the shop can do beyond itself. */
export interface ShopActions {
  readonly basket: Basket;
  openChat(): void;
  ask(product: Product): void;
  addToBasket(product: Product): void;
}

/** What is particular to a page of the shop. */
export interface ShopPage {
  readonly main: HTMLElement;
  /** Where a chat may stand within the page, if anywhere. */
  readonly slot?: HTMLElement;
  /** The piece that the page is about, if it is about one. */
  readonly product?: Product;
}

export type CreateShopPage = (actions: ShopActions) => ShopPage;
