import { buildSnippet, providerNames, vendorNames } from '@chat-analytics/recipes';
import { expect, it } from 'vitest';
import { tokensOf } from '../src/highlight.js';

it('takes every snippet apart into pieces that are the snippet', () => {
  for (const vendor of vendorNames) {
    for (const provider of providerNames) {
      const { code } = buildSnippet({ vendor, provider });
      expect(tokensOf(code).map(({ text }) => text).join('')).toBe(code);
    }
  }
});

it('tells comments, strings, keywords, numbers and tags apart', () => {
  const kinds = tokensOf('<script>\nvar a = "if // 1"; // 2\n').flatMap(({ text, kind }) => (kind ? [[kind, text]] : []));
  expect(kinds).toEqual([['tag', '<script>'], ['keyword', 'var'], ['string', '"if // 1"'], ['comment', '// 2']]);
});
