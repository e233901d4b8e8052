// Links between documents of the repository, as links between pages of the site.
import { posix } from 'node:path';
import { anchorsOf, packages } from './repository.js';

/** The pages that stand for documents of the repository, by document, or by document and heading. */
const pageOf: Readonly<Record<string, string>> = {
  'README.md': '/index.md',
  'CONTRIBUTING.md#adding-a-vendor': '/guide/adding-a-vendor.md#a-source',
  'CONTRIBUTING.md#adding-a-sink': '/guide/adding-a-vendor.md#a-sink',
  'benchmarks/README.md': '/compare.md',
  ...Object.fromEntries(packages.map((name) => [`packages/${name}/README.md`, `/packages/${name}.md`])),
};

const own = 'apps/docs/pages/';

/** Where a link of a document leads on the site. Throws where the site has no page for it. */
export function toPage(target: string, document: string): string {
  if (/^(?:[a-z]+:|#)/.test(target)) return target;
  const [path = '', anchor] = target.split('#');
  // What begins with a slash is a page already.
  if (path.startsWith('/')) return target;
  const file = posix.join(posix.dirname(document), path);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (file.startsWith(own)) return `/${file.slice(own.length)}${hash}`;
  const exact = pageOf[`${file}${hash}`];
  const whole = pageOf[file];
  if (exact) return exact;
  if (whole) return `${whole}${hash}`;
  throw new Error(`${document} leads to ${target}, for which the site has no page.`);
}

/** A part of a document, on another page: what leads to a heading of the document leads there, unless the part has that heading itself. */
export function partWithPages(part: string, document: string): string {
  const own = anchorsOf(part);
  const text = withTargets(part, (target) => (target.startsWith('#') && !own.includes(target.slice(1)) ? `${posix.basename(document)}${target}` : target));
  return withPages(text, document);
}

/** A document's text with its links led to pages. */
export const withPages = (text: string, document: string): string => withTargets(text, (target) => toPage(target, document));

/** Changes where links lead. Code is left alone. */
function withTargets(text: string, change: (target: string) => string): string {
  return text
    .split(/(^```[\s\S]*?^```$|`[^`\n]*`)/m)
    .map((part, index) => (index % 2 ? part : part.replace(/\]\(([^()\s]+)\)/g, (_, target: string) => `](${change(target)})`)))
    .join('');
}
