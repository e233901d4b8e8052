// Bundles the subjects as a shop's bundler does, once for every run.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundlePath, workspace } from './paths.mjs';

/** @type {import('esbuild').BuildOptions} */
const options = {
  bundle: true,
  minify: true,
  target: 'es2020',
  platform: 'browser',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'error',
};

async function bundleOne(name, format, entry, readable) {
  await build({
    ...options,
    entryPoints: [join(workspace, entry)],
    outfile: bundlePath(name, format),
    minify: !readable,
    sourcemap: readable ? 'inline' : false,
    format,
    globalName: format === 'iife' ? (name === 'harness' ? 'harness' : 'subject') : undefined,
  });
}

/** The script of a page that uses this subject and nothing else: it starts it with what the page has under `setting`. */
export async function bundleStart(subject) {
  const contents = `import { start } from './src/subjects/${subject}.ts';\nstart(window.setting);`;
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: workspace }, format: 'iife', write: false });
  return outputFiles[0].text;
}

/** Bundles the harness and these subjects: `esm` for Node, `iife` for a page. Readable ones keep the names of functions. */
export async function bundle(subjects, { formats = ['esm', 'iife'], readable = false } = {}) {
  const names = [...new Set(subjects)];
  await Promise.all(
    formats.flatMap((format) => [
      bundleOne('harness', format, format === 'esm' ? 'src/harness.ts' : 'src/in-page.ts', readable),
      ...names.map((name) => bundleOne(name, format, `src/subjects/${name}.ts`, readable)),
    ]),
  );
}

const require = createRequire(import.meta.url);

/** The versions of what is measured and measured with. */
export function versions() {
  const { devDependencies } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  return Object.fromEntries(Object.keys(devDependencies).map((name) => [name, versionOf(name)]));
}

function versionOf(name) {
  for (const base of require.resolve.paths(name) ?? []) {
    try {
      return JSON.parse(readFileSync(join(base, name, 'package.json'), 'utf8')).version;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(`${name} is not installed.`);
}
