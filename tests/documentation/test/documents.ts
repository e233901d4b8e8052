// What people read: the documents of the repository, taken apart.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import GithubSlugger from 'github-slugger';
import MarkdownIt, { type Token } from 'markdown-it';
import { publishedIn } from '../../../scripts/published.mjs';

/** The repository. Tests run inside their workspace. */
export const root = resolve(process.cwd(), '../..');

/** The names of the folders in `packages`. */
export const packages = readdirSync(resolve(root, 'packages'))
  .filter((name) => existsSync(resolve(root, 'packages', name, 'package.json')))
  .sort();

/** Those of them that are published. */
export const publicPackages = publishedIn(root).map(({ folder }) => folder);

/** What stands in the repository for its readers there. */
export const readmes = ['README.md', 'CONTRIBUTING.md', ...packages.map((name) => `packages/${name}/README.md`)];

/** The folder of the site's pages. */
export const site = 'apps/docs/pages';

/** The pages of the site that are written by hand. */
export const pages = readdirSync(resolve(root, site), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => `${site}/${path.replaceAll('\\', '/')}`)
  .sort();

/** Every document that is checked, by its path in the repository. */
export const documents = [...readmes, 'SECURITY.md', ...pages];

const markdown = new MarkdownIt({ html: true });

export function readText(path: string): string {
  return readFileSync(resolve(root, path), 'utf8');
}

export function parse(document: string): Token[] {
  return markdown.parse(readText(document), {});
}

/** The code in backticks of a piece of text, in order. */
export function codeIn(text: string): string[] {
  return Array.from(text.matchAll(/`([^`]+)`/g), (match) => match[1] ?? '');
}

/** The cells of the first table below a heading, row by row, without its head. */
export function tableUnder(document: string, heading: string): string[][] {
  const tokens = parse(document);
  const start = tokens.findIndex((token, index) => token.type === 'heading_open' && tokens[index + 1]?.content === heading);
  if (start < 0) throw new Error(`${document} has no heading "${heading}".`);
  const rows: string[][] = [];
  let inBody = false;
  for (const [index, { type }] of tokens.slice(start).entries()) {
    if (type === 'tbody_open') inBody = true;
    else if (type === 'tbody_close') return rows;
    else if (type === 'tr_open' && inBody) rows.push([]);
    else if (type === 'td_open') rows.at(-1)?.push(tokens[start + index + 1]?.content ?? '');
  }
  throw new Error(`${document} has no table under "${heading}".`);
}

/** The names that a table's first column gives in backticks. */
export function namesUnder(document: string, heading: string): string[] {
  return tableUnder(document, heading).flatMap(([first = '']) => codeIn(first));
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(document: string): string[] {
  const slugger = new GithubSlugger();
  const tokens = parse(document);
  return tokens.flatMap((token, index) => (token.type === 'heading_open' ? [slugger.slug((tokens[index + 1]?.content ?? '').replaceAll('`', ''))] : []));
}

export interface Link {
  readonly target: string;
  readonly line: number;
}

/** Where the links and pictures of a document lead. */
export function linksOf(document: string): Link[] {
  return parse(document).flatMap(({ children, map }) =>
    (children ?? []).flatMap((child) => {
      const target = child.attrGet('href') ?? child.attrGet('src');
      return target === null ? [] : [{ target: String(target), line: (map?.[0] ?? 0) + 1 }];
    }),
  );
}
