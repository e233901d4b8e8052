// Compiles code that stands in no file as strictly as the repository's own, against the sources of the packages.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { packages, root } from './documents.js';

const paths = Object.fromEntries(
  packages.flatMap((name) =>
    ['index', 'reference', 'consent-mode', 'tcf', 'load-script', 'load', 'issues']
      .map((entry): [string, string[]] => [`@chat-analytics/${name}${entry === 'index' ? '' : `/${entry}`}`, [resolve(root, `packages/${name}/src/${entry}.ts`)]])
      .filter(([, [file = '']]) => existsSync(file)),
  ),
);

function readOptions(): ts.CompilerOptions {
  const path = resolve(root, 'tsconfig.base.json');
  const { config } = ts.readConfigFile(path, (file) => readFileSync(file, 'utf8')) as { config: { compilerOptions: unknown } };
  const { options, errors } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  if (errors.length) throw new Error(ts.formatDiagnostics(errors, ts.createCompilerHost({})));
  return { ...options, types: ['node'], typeRoots: [resolve(root, 'node_modules/@types')], moduleDetection: ts.ModuleDetectionKind.Force, paths };
}

/** A program of modules given by path and text. */
export function createProgram(modules: ReadonlyMap<string, string>): ts.Program {
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => modules.has(path) || fileExists(path);
  host.readFile = (path) => modules.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = modules.get(path);
    return text === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target, true);
  };
  return ts.createProgram([...modules.keys()], options, host);
}

/** The members of a union of string literals. */
export function literalsOf(type: ts.Type): string[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}
