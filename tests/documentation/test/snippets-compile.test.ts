// @vitest-environment node
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { documents, root } from './documents.js';
import { createProgram } from './program.js';
import { nameOf, snippets } from './snippets.js';

// The compiler shares its machine with every other test.
vi.setConfig({ testTimeout: 60_000 });

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
  expect(documents.filter((document) => document !== 'SECURITY.md' && !shown(document))).toEqual([]);
});
