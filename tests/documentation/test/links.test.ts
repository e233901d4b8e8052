// @vitest-environment node
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, documents, linksOf, readText, root } from './documents.js';

const isForeign = (target: string): boolean => /^[a-z]+:/i.test(target);

describe('every link leads somewhere', () => {
  for (const document of documents) {
    it(document, () => {
      const dead = linksOf(document).filter(({ target }) => {
        if (isForeign(target)) return !target.startsWith('https://');
        const [path = '', anchor] = target.split('#');
        const file = path ? resolve(root, dirname(document), path) : resolve(root, document);
        return !existsSync(file) || (anchor !== undefined && !anchorsOf(relative(root, file)).includes(anchor));
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
