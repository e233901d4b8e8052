// Documents of the repository, and parts of them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { slug } from 'github-slugger';
import { publishedIn } from '../../../scripts/published.mjs';

/** The repository. Everything here is run inside `apps/docs`. */
export const root = resolve(process.cwd(), '../..');

export const readText = (path: string): string => readFileSync(resolve(root, path), 'utf8');

/** Packages in the order in which somebody meets them. One that is not named comes last. */
const order = ['core', 'autochat', 'kustomer', 'clarity', 'ga4-sink', 'meta-sink', 'gtm-sink', 'webhook-sink', 'browser', 'recipes', 'inspector', 'testing'];
const placeOf = (name: string): number => order.indexOf(name) + 1 || order.length + 1;

/** The names of the folders in `packages` that are published. */
export const packages = publishedIn(root)
  .map(({ folder }) => folder)
  .sort((one, other) => placeOf(one) - placeOf(other));

interface Heading {
  readonly level: number;
  readonly slug: string;
  /** The line on which it stands, from 0. */
  readonly line: number;
}

function headingsOf(lines: readonly string[]): Heading[] {
  let fenced = false;
  return lines.flatMap((text, line) => {
    if (text.startsWith('```')) fenced = !fenced;
    const [, marks = '', title = ''] = (fenced ? undefined : /^(#+) (.+)$/.exec(text)) ?? [];
    return marks ? [{ level: marks.length, slug: slug(title.replaceAll('`', '')), line }] : [];
  });
}

/** The headings of a text, as links name them. */
export const anchorsOf = (text: string): string[] => headingsOf(text.split('\n')).map(({ slug: anchor }) => anchor);

/** What stands below a heading, up to the next one of its level, without the heading itself. */
export function sectionOf(path: string, anchor: string): string {
  const lines = readText(path).split('\n');
  const headings = headingsOf(lines);
  const own = headings.find((heading) => heading.slug === anchor);
  if (!own) throw new Error(`${path} has no heading #${anchor}.`);
  const next = headings.find(({ level, line }) => line > own.line && level <= own.level);
  return lines.slice(own.line + 1, next?.line).join('\n').trim();
}

/** The n-th table in a section, counted from 1. */
export function tableOf(section: string, number: number): string {
  const found = section.match(/(?:^\|.*(?:\n|$))+/gm)?.[number - 1];
  if (!found) throw new Error(`There is no table ${number} in: ${section.slice(0, 80)}`);
  return found.trim();
}

/** The rows of the first table in a section, as cells, without its head. */
export function tableIn(section: string): string[][] {
  const rows = tableOf(section, 1).split('\n').slice(2);
  return rows.map((row) => row.replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim()));
}
