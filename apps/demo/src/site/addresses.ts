/** The pages of the demo, each by its folder. */
export const pages = { shop: '', piece: 'piece/', basket: 'basket/', thanks: 'thanks/', settings: 'settings/widget/', scenarios: 'scenarios/' } as const;
export type PageName = keyof typeof pages;

/** The address of a page, wherever the demo is served from: a page says in its `data-root` where that is. */
export function addressOfPage(name: PageName, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(pages[name], new URL(document.documentElement.dataset.root ?? '.', window.location.href));
  url.search = new URLSearchParams(query).toString();
  return url.href;
}
