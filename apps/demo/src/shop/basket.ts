import { keep, recall } from '../site/visit.js';
import { products, type Product } from './products.js';

/** A piece in the basket, and how many of it. */
export interface Line {
  readonly product: Product;
  readonly count: number;
}

/** What the shopper has put into the basket, on all pages. */
export interface Basket {
  lines(): readonly Line[];
  pieces(): number;
  /** In pounds. */
  total(): number;
  add(product: Product): void;
  remove(product: Product): void;
  empty(): void;
  /** Calls back whenever it has changed, here or on a page that the shopper has come back from. */
  follow(listener: () => void): void;
}

function read(): string[] {
  const kept = recall('basket');
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
}

export function createBasket(): Basket {
  let ids = read();
  const followers: (() => void)[] = [];

  function set(now: string[]): void {
    ids = now;
    keep('basket', ids);
    for (const follower of followers) follower();
  }

  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) set(read());
  });

  const lines = (): Line[] => products.map((product) => ({ product, count: ids.filter((id) => id === product.id).length })).filter(({ count }) => count > 0);
  return {
    lines,
    pieces: () => ids.length,
    total: () => lines().reduce((sum, { product, count }) => sum + product.price * count, 0),
    add: ({ id }) => set([...ids, id]),
    remove: ({ id }) => set(ids.filter((other) => other !== id)),
    empty: () => set([]),
    follow: (listener) => void followers.push(listener),
  };
}
