// @vitest-environment node
// A package's README is its page on the registry: whoever lands there asks the same six questions.
import { describe, expect, it } from 'vitest';
import { parse, publicPackages, readText } from './documents.js';

interface Section {
  readonly heading: string;
  readonly text: string;
}

/** A README, cut at its headings of the second level. */
function sectionsOf(document: string): Section[] {
  const [opening = '', ...rest] = readText(document).split(/^## /m);
  return [{ heading: '', text: opening }, ...rest.map((text) => ({ heading: /^(.*)/.exec(text)?.[1] ?? '', text }))];
}

const table = /^\| --- \|/m;
/** What a source hears and a sink sends has a section; others lead to where the types of events are. */
const events = /^## (?:Events|What is (?:sent|pushed))$|core\/README\.md#event-types|\/README\.md#events\)/m;

/** Under which headings the options stand: attributes, or exports, where a package is used by these. */
const optionHeadings = ['Options', 'Attributes', 'Snippets', 'What is in it'];
/** A source cannot see what its vendor does not tell: these are its limits. */
const limitHeadings = ['Limits', 'What it cannot see'];

describe.each(publicPackages)('the README of %s', (name) => {
  const sections = sectionsOf(`packages/${name}/README.md`);
  const under = (headings: readonly string[]): string => sections.filter(({ heading }) => headings.includes(heading)).map(({ text }) => text).join('\n');

  it('says what the package is, in a sentence or two under its name', () => {
    const [title, , opening] = parse(`packages/${name}/README.md`).filter(({ type }) => ['inline', 'heading_open', 'paragraph_open'].includes(type)).slice(1);
    expect(title?.content).toBe(`@chat-analytics/${name}`);
    expect(opening?.content.length).toBeGreaterThan(60);
  });

  it('says how to install it', () => {
    expect(under(['Install'])).toMatch(new RegExp(`^npm install .*@chat-analytics/${name}\\b`, 'm'));
  });

  it('has a quick start that is code', () => {
    expect(under(['Quick start'])).toMatch(/^```(?:ts|html|sh)/m);
  });

  it('has a table of its options', () => {
    expect(under(optionHeadings)).toMatch(table);
  });

  it('says of which events it speaks, or leads there', () => {
    expect(readText(`packages/${name}/README.md`)).toMatch(events);
  });

  it('says at its end what it does not do', () => {
    expect(limitHeadings).toContain(sections.at(-1)?.heading);
    expect(under(limitHeadings)).toMatch(/^- /m);
  });
});
