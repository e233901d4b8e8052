import type { Product } from '../../shop/products.js';

/** The pieces that the shopper has selected, wherever in the chat they stand. */
export interface Selection {
  all(): readonly Product[];
  ids(): readonly string[];
  has(product: Product): boolean;
  toggle(product: Product): void;
  /** Tells whether a piece is selected, now and whenever that changes. */
  follow(product: Product, show: (selected: boolean) => void): void;
}

export function createSelection(): Selection {
  const selected = new Set<Product>();
  const followers: (() => void)[] = [];
  return {
    all: () => [...selected],
    ids: () => [...selected].map(({ id }) => id),
    has: (product) => selected.has(product),
    toggle(product) {
      if (!selected.delete(product)) selected.add(product);
      for (const follow of followers) follow();
    },
    follow(product, show) {
      const follow = (): void => show(selected.has(product));
      followers.push(follow);
      follow();
    },
  };
}
