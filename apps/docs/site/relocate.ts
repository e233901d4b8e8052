// Makes a built site work under any path. VitePress writes the path into pages, styles and scripts when it builds; here each page
// finds it out from where it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { parse, type Node } from 'acorn';
import { simple } from 'acorn-walk';

/** The path under which the site is built. */
export const placeholder = '/path-of-the-site/';

const variable = '__sitePath';

/**
 * The script that says where the site is, run before any other: the page's own address, so many folders up. Links are made whole, for
 * the page's address changes without a new page.
 */
const bootstrap = (up: string): string => `<script>${variable}=new URL(${JSON.stringify(up)},location.href).pathname</script>`;
const wholeLinks =
  '<script>for(const a of document.querySelectorAll("a[href],link[rel=icon]")){const h=a.getAttribute("href");if(!/^(#|[a-z]+:)/.test(h)){const u=new URL(h,location.href);a.setAttribute("href",u.pathname+u.hash)}}</script>';

/** A page, found `depth` folders below the site's own. */
export function relocatePage(html: string, depth: number): string {
  const up = depth ? '../'.repeat(depth) : './';
  return withExpressions(html, up)
    .replace('<head>', `<head>${bootstrap(up)}`)
    .replace('</body>', `${wholeLinks}</body>`);
}

/** Scripts inside the page name the path in their own way; everything else is relative to the page. */
function withExpressions(html: string, up: string): string {
  return html
    .split(/(<script\b[^>]*>[\s\S]*?<\/script>)/)
    .map((part) => {
      const [, open = '', body = '', close = ''] = /^(<script\b[^>]*>)([\s\S]*?)(<\/script>)$/.exec(part) ?? [];
      return open ? open.replaceAll(placeholder, up) + (body ? relocateScript(body) : '') + close : part.replaceAll(placeholder, up);
    })
    .join('');
}

/** A script in whose texts the path is asked for when they are needed. */
export function relocateScript(source: string): string {
  if (!source.includes(placeholder)) return source;
  const edits: { start: number; end: number; text: string }[] = [];
  const quoted = (text: string): string =>
    `(${text
      .split(placeholder)
      .map((part) => JSON.stringify(part))
      .join(`+globalThis.${variable}+`)})`;
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  const note = (node: Node, text: string): void => void edits.push({ start: node.start, end: node.end, text });
  simple(program, {
    Literal(node) {
      if (typeof node.value === 'string' && node.value.includes(placeholder)) note(node, quoted(node.value));
    },
    TemplateElement(node) {
      if (node.value.raw.includes(placeholder)) note(node, node.value.raw.replaceAll(placeholder, `\${globalThis.${variable}}`));
    },
  });
  const done = edits.sort((one, other) => other.start - one.start).reduce((text, { start, end, text: own }) => text.slice(0, start) + own + text.slice(end), source);
  if (done.includes(placeholder)) throw new Error('A script names the path of the site outside of its texts.');
  return done;
}

/** A style sheet in `assets`, whose addresses are relative to itself. */
export const relocateStyles = (css: string): string => css.replaceAll(placeholder, '../');

/** Every file of a built site. */
export function relocate(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, path);
    const kind = extname(path);
    if (!['.html', '.js', '.css'].includes(kind)) continue;
    const text = readFileSync(file, 'utf8');
    if (!text.includes(placeholder)) continue;
    const depth = posix.normalize(path.replaceAll('\\', '/')).split('/').length - 1;
    const done = kind === '.html' ? relocatePage(text, depth) : kind === '.css' ? relocateStyles(text) : relocateScript(text);
    writeFileSync(file, done);
  }
}
