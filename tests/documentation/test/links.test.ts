// @vitest-environment node
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, documents, linksOf, pages, readText, root, site } from './documents.js';

const isForeign = (target: string): boolean => /^[a-z]+:/i.test(target);

/** Pages that the site makes, and what it serves beside pages: the tests of the site look whether links to them lead somewhere. */
const isMade = (file: string): boolean => new RegExp(`^${site}/(schema|(reference|packages|api)/[^/]+)\\.md$`).test(file) && !pages.includes(file);

describe('every link leads somewhere', () => {
  for (const document of documents) {
    it(document, () => {
      const dead = linksOf(document).filter(({ target }) => {
        if (target.startsWith('site:')) return false;
        if (isForeign(target)) return !target.startsWith('https://');
        const [path = '', anchor] = target.split('#');
        const file = path ? resolve(root, dirname(document), path) : resolve(root, document);
        const inRepository = relative(root, file);
        if (isMade(inRepository)) return false;
        // Pages get sections of other documents when the site is made, and headings with them.
        return !existsSync(file) || (anchor !== undefined && !pages.includes(inRepository) && !anchorsOf(inRepository).includes(anchor));
      });
      expect(dead).toEqual([]);
    });
  }
});

it('every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
  const named = documents.flatMap((document) => Array.from(readText(document).matchAll(/npm run ([\w:-]+)/g), (match) => match[1] ?? ''));
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
