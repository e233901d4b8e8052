/** The pages of the demo, each by its folder. */
export const pages = { shop: '', piece: 'piece/', basket: 'basket/', thanks: 'thanks/', settings: 'settings/widget/', scenarios: 'scenarios/' } as const;
export type PageName = keyof typeof pages;

/** Where the demo is served from: a page says in its `data-root` where that is. */
export const addressOfRoot = (): string => new URL(document.documentElement.dataset.root ?? '.', window.location.href).href;

/** The address of a page. */
export function addressOfPage(name: PageName, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(pages[name], addressOfRoot());
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

/** A place on the shop's first page: where that is the page itself, it is not loaded anew. */
export function placeInShop(id: string): string {
  const shop = addressOfPage('shop');
  return new URL(shop).pathname === window.location.pathname ? `#${id}` : `${shop}#${id}`;
}
