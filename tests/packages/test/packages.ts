// What is published: every package, its manifest, and the files that its manifest leads to.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { publishedIn } from '../../../scripts/published.mjs';

/** The repository. Tests run inside their workspace. */
export const root = resolve(process.cwd(), '../..');

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly keywords?: readonly string[];
  readonly [field: string]: unknown;
}

export const readText = (path: string): string => readFileSync(resolve(root, path), 'utf8');
export const readJson = (path: string): unknown => JSON.parse(readText(path));

/** The folders of the packages that are published, with their manifests. */
export const packages: readonly { readonly folder: string; readonly manifest: Manifest }[] = publishedIn(root);

/** A file that an entry of `exports` leads to, and under which conditions. */
export interface Target {
  readonly conditions: readonly string[];
  readonly file: string;
}

/** Every file that an entry can resolve to, whichever conditions there are. */
export function targetsOf(entry: unknown, conditions: readonly string[] = []): Target[] {
  if (typeof entry === 'string') return [{ conditions, file: entry }];
  if (typeof entry !== 'object' || entry === null) return [];
  return Object.entries(entry).flatMap(([condition, inner]) => targetsOf(inner, [...conditions, condition]));
}

/** The entries of a package that are code, by the name that they are imported by: `.` and `./load`. */
export function codeEntries({ exports }: Manifest): (readonly [name: string, targets: readonly Target[]])[] {
  return Object.entries(exports)
    .filter(([name]) => !name.endsWith('.json'))
    .map(([name, entry]) => [name, targetsOf(entry)] as const);
}
