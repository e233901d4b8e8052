// @vitest-environment node
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { documents, parse, readmes, root } from './documents.js';
import { createProgram } from './program.js';
import { nameOf, snippets } from './snippets.js';

/** A module's path stands beside its document, so that it finds the same packages; the number keeps two of one document apart. */
const modules = new Map(snippets.filter(({ language }) => language === 'ts').map((snippet) => [resolve(root, `${snippet.document}.${snippet.line}.ts`), snippet]));

const program = createProgram(new Map(Array.from(modules, ([path, { source }]) => [path, source])));

function problemsOf(path: string, document: string): string[] {
  const file = program.getSourceFile(path);
  if (!file) throw new Error(`${path} is not in the program.`);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ start = 0, messageText }) => {
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    return `${document}:${line + 1}:${character + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

it('the compiler takes its options', () => {
  expect(program.getOptionsDiagnostics().map(({ messageText }) => messageText)).toEqual([]);
});

describe('every snippet compiles', () => {
  for (const [path, snippet] of modules) {
    it(nameOf(snippet), () => {
      expect(problemsOf(path, snippet.document)).toEqual([]);
    });
  }
});

it('every package shows how it is used, and that is run', () => {
  const shown = (document: string): boolean => snippets.some((snippet) => snippet.document === document && snippet.mark !== '');
  expect(readmes.filter((document) => !shown(document))).toEqual([]);
});

describe('every script in HTML and every piece of JavaScript and JSON can be read', () => {
  const inHtml = (html: string): string[] => Array.from(html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g), ([, script = '']) => script);
  const readers: Readonly<Record<string, (content: string) => void>> = {
    html: (content) => {
      for (const script of inHtml(content)) compileFunction(script);
    },
    js: (content) => void compileFunction(content),
    json: (content) => void JSON.parse(content),
  };

  for (const document of documents) {
    for (const { type, info, map, content } of parse(document)) {
      const [language = ''] = info.trim().split(/\s+/);
      const read = readers[language];
      if (type === 'fence' && read) it(nameOf({ document, line: (map?.[0] ?? 0) + 1 }), () => read(content));
    }
  }
});

it('no block is in a language that nobody checks', () => {
  // What is typed into a shell is done by the tests of the site; text is text.
  const checked = ['ts', 'html', 'js', 'json', 'sh', 'text', 'mermaid', ''];
  const isChecked = (document: string, info: string): boolean => {
    const [language = '', mark = ''] = info.trim().split(/\s+/);
    // A file of the project that the guide is about: tests/packages holds one against the other.
    const project = resolve(root, 'release/consumers', basename(document, '.md'));
    return mark.startsWith('[') ? existsSync(resolve(project, mark.slice(1, -1))) : checked.includes(language);
  };
  const languages = documents.flatMap((document) =>
    parse(document).flatMap(({ type, info, map }) => (type === 'fence' && !isChecked(document, info) ? [`${nameOf({ document, line: (map?.[0] ?? 0) + 1 })} ${info}`] : [])),
  );
  expect(languages).toEqual([]);
});
