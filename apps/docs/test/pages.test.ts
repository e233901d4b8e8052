// @vitest-environment node
import { issueTexts } from '@chat-analytics/inspector/issues';
import { expect, it } from 'vitest';
import { withFigures } from '../site/figures.js';
import { partWithPages, toPage, withPages } from '../site/links.js';
import { fillPage, makePages } from '../site/pages.js';
import { packages, readText, sectionOf } from '../site/repository.js';

const guide = 'apps/docs/pages/guide/consent.md';

it('a link to a document of the repository leads to the page that stands for it, at its heading', () => {
  expect(toPage('../../../../packages/core/README.md#health', guide)).toBe('/packages/core.md#health');
  expect(toPage('../core/README.md', 'packages/autochat/README.md')).toBe('/packages/core.md');
  expect(toPage('../../CONTRIBUTING.md#adding-a-vendor', 'packages/core/README.md')).toBe('/guide/adding-a-vendor.md#a-source');
  expect(toPage('./csp.md#trusted-types', guide)).toBe('/guide/csp.md#trusted-types');
  expect(toPage('https://example.com/a', guide)).toBe('https://example.com/a');
  expect(partWithPages('### Here\n[a](#here) [b](#health) [c](../autochat/README.md)', 'packages/core/README.md')).toBe('### Here\n[a](#here) [b](/packages/core.md#health) [c](/packages/autochat.md)');
  expect(withPages('[a](./csp.md), and `[a](./csp.md)` in code', guide)).toBe('[a](/guide/csp.md), and `[a](./csp.md)` in code');
});

it('a link for which the site has no page, and a section, table or figure that there is not, stop the build', () => {
  expect(() => toPage('../../../../LICENSE', guide)).toThrow('for which the site has no page');
  expect(() => fillPage('<!-- section: README.md#no-such-heading -->', guide)).toThrow('#no-such-heading');
  expect(() => fillPage('<!-- table: README.md#packages 9 -->', guide)).toThrow('no table 9');
  expect(() => fillPage('<!-- generated: nothing -->', guide)).toThrow('nothing');
  expect(() => withFigures('It has [[size everything]].')).toThrow('everything');
  expect(() => withFigures('It has [[weight core]].')).toThrow('no figure');
});

it('a section is what stands below its heading, parts of it included, and not what follows', () => {
  const section = sectionOf('packages/core/README.md', 'methods');
  expect(section).toContain('### Consent');
  expect(section).not.toContain('## Events');
});

it('a page gets the figures of the files that were generated', () => {
  const { versions } = JSON.parse(readText('benchmarks/results.json')) as { versions: Record<string, string> };
  expect(withFigures('Of [[version @walkeros/collector]] and [[size core]].')).toMatch(new RegExp(`^Of ${versions['@walkeros/collector'] ?? '?'} and \\d+\\.\\d kB\\.$`));
});

/** In two pieces, for the beginning of a comment in HTML is one in scripts too. */
const asks = new RegExp('<' + '!-- (?:generated|section|table):|\\[\\[\\w+ ');

it('every package, every issue and every vendor has its place, and no page asks for something that it did not get', () => {
  const pages = makePages();
  expect(packages.filter((name) => !pages[`packages/${name}.md`]?.includes(`# @chat-analytics/${name}`))).toEqual([]);
  expect(Object.keys(issueTexts).filter((code) => !pages['guide/troubleshooting.md']?.includes(`### \`${code}\``))).toEqual([]);
  expect(Object.entries(pages).flatMap(([path, text]) => (asks.test(text) ? [path] : []))).toEqual([]);
});
