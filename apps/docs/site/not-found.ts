// The page of what is not there. A host answers with it at any address, however deep, so it cannot know from where it is how far up the
// site lies. It says what there is to say by itself; then it looks where the site's own script is, folder by folder upwards, and becomes a
// page of the site. The script's name has a hash of its content: nobody else's file is mistaken for it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeholder } from './relocate.js';

/** What the page says, by itself and as a page of the site. */
export const notFound = { title: 'There is no such page', quote: 'It may have another name now. Search for it, or begin at the first page.', linkText: 'To the first page', linkLabel: 'To the first page' };

const alone = `<main id="alone"><style>
html:has(#alone) { background: #fbf9f5; color: #25211c; font: 16px/1.6 system-ui, sans-serif }
html.dark:has(#alone) { background: #191714; color: #f1ece3; color-scheme: dark }
#alone { padding: 136px 24px; text-align: center }
#alone p { margin: 0; font: 600 64px/1 Georgia, serif }
#alone h1 { margin: 12px 0; font: 600 20px/1.4 Georgia, serif }
</style><p>404</p><h1>${notFound.title}</h1>It may have another name now.</main>`;

/** Becomes a page of the site, in the browser, once the site is found. */
const search = (app: string, sheets: readonly string[]): string => `<script type="module">
const app = ${JSON.stringify(app)};
// Some hosts answer everything with a page.
const isAt = (folder) => fetch(new URL(app, folder), { method: "HEAD" }).then((answer) => answer.ok && /javascript/.test(answer.headers.get("content-type")), () => false);
const wear = (sheet) => new Promise((resolve) => {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(sheet, folder), onload: resolve, onerror: resolve }));
});
let folder = new URL("./", location.href), isFound;
while (!(isFound = await isAt(folder)) && folder.pathname !== "/") folder = new URL("../", folder);
if (isFound) {
  __sitePath = __VP_SITE_DATA__.base = folder.pathname;
  await Promise.all(${JSON.stringify(sheets)}.map(wear));
  document.querySelector("#alone").remove();
  await import(new URL(app, folder));
}
</script>`;

/** The page as VitePress built it, made to stand by itself. Its icon, an SVG, is in it: browsers ask for one at once. */
export function alonePage(html: string, icon: string): string {
  const sheets: string[] = [];
  let app = '';
  const bare = html
    .replace(new RegExp(`<link rel="preload stylesheet" href="${placeholder}([^"]+)"[^>]*>`, 'g'), (_, address: string) => (sheets.push(address), ''))
    .replace(new RegExp(`<script type="module" src="${placeholder}([^"]+)"></script>`), (_, address: string) => ((app = address), ''));
  if (!app || !sheets.length) throw new Error('The page of what is not there has no script or no style.');
  return bare
    .replace(`${placeholder}favicon.svg`, `data:image/svg+xml,${encodeURIComponent(icon)}`)
    .replace('<div id="app">', `${alone}<div id="app">`)
    .replace('</body>', `${search(app, sheets)}</body>`);
}

/** The page in a built site, before the site is relocated. */
export function leaveAlone(folder: string): void {
  const file = join(folder, '404.html');
  writeFileSync(file, alonePage(readFileSync(file, 'utf8'), readFileSync(join(folder, 'favicon.svg'), 'utf8')));
}
