// The code in the documents. CONTRIBUTING.md, "Documentation", says what the marks behind the language mean.
import { documents, parse, readText } from './documents.js';

/** What a runnable snippet is said to bring about: calls of a global, pushes, bodies of requests, the event, or a part of health(). */
export interface Expectation {
  readonly of: 'gtag' | 'fbq' | 'dataLayer' | 'webhook' | 'event' | 'health';
  readonly value: unknown;
  readonly line: number;
}

export interface Snippet {
  readonly document: string;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly language: 'ts' | 'html';
  /** `run`, `test`, or neither: compiled only. */
  readonly mark: string;
  /** As many lines as the document up to its end, those that are not its own empty: a line's number is that of the document. */
  readonly source: string;
  readonly expectations: readonly Expectation[];
}

const expected: readonly string[] = ['gtag', 'fbq', 'dataLayer', 'webhook', 'event', 'health'] satisfies Expectation['of'][];
const marks: readonly string[] = ['', 'run', 'test', 'more'];

const isExpected = (mark: string): mark is Expectation['of'] => expected.includes(mark);

/** The snippets of a document. What continues another (`more`) is a part of it. */
export function snippetsOf(document: string): Snippet[] {
  const lines = readText(document).split('\n');
  const snippets: { document: string; line: number; language: Snippet['language']; mark: string; lines: string[]; expectations: Expectation[] }[] = [];
  for (const { type, info, map, content } of parse(document)) {
    if (type !== 'fence' || !map) continue;
    const [language, mark = ''] = info.trim().split(/\s+/);
    const [start, end] = map;
    const last = snippets.at(-1);
    if (language === 'json' && isExpected(mark)) {
      if (last?.mark !== 'run') throw new Error(`${document}:${start + 1} says what a runnable snippet does, but none is before it.`);
      last.expectations.push({ of: mark, value: JSON.parse(content), line: start + 1 });
    }
    // Of HTML only what is run counts.
    if (language !== 'ts' && language !== 'html') continue;
    if (language === 'html' && mark !== 'run') continue;
    // A file of a project under release/consumers: the rehearsal of a release compiles and runs it.
    if (mark.startsWith('[')) continue;
    if (!marks.includes(mark)) throw new Error(`${document}:${start + 1} has the unknown mark "${mark}".`);
    if (mark === 'more' && !last) throw new Error(`${document}:${start + 1} continues nothing.`);
    const current: (typeof snippets)[number] = mark === 'more' && last ? last : { document, line: start + 1, language, mark, lines: [], expectations: [] };
    if (current !== last) snippets.push(current);
    while (current.lines.length <= start) current.lines.push('');
    current.lines.push(...lines.slice(start + 1, end - 1));
  }
  return snippets.map(({ lines: own, ...snippet }) => ({ ...snippet, source: own.join('\n') }));
}

export const snippets = documents.flatMap(snippetsOf);

export const nameOf = ({ document, line }: Pick<Snippet, 'document' | 'line'>): string => `${document}:${line}`;
