// npm run size [-- --write]: what a page pays, as bundlers make it: esbuild, minified, for ES2020, in bytes of minified, gzip
// and brotli. It fails where a budget is passed. With --write it writes the figures into the README. Expects the packages to be built.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './pnpm.mjs';
import { sizeBudgets } from './size-budgets.mjs';

/** Compositions by name, with what they import. */
const compositions = {
  core: { core: 'createChatAnalytics' },
  'Autochat + GA4 + Meta': { core: 'createChatAnalytics', autochat: 'autochat', 'ga4-sink': 'ga4', 'meta-sink': 'meta' },
  'Autochat + webhook': { core: 'createChatAnalytics', autochat: 'autochat', 'webhook-sink': 'webhook' },
  'Clarity + GA4 + Meta': { core: 'createChatAnalytics', clarity: 'clarity', 'ga4-sink': 'ga4', 'meta-sink': 'meta' },
  'Kustomer + GA4 + Meta': { core: 'createChatAnalytics', kustomer: 'kustomer', 'ga4-sink': 'ga4', 'meta-sink': 'meta' },
  'all vendors + GA4 + Meta': { core: 'createChatAnalytics', autochat: 'autochat', kustomer: 'kustomer', clarity: 'clarity', 'ga4-sink': 'ga4', 'meta-sink': 'meta' },
  'all vendors + GA4 + Meta + GTM': {
    core: 'createChatAnalytics',
    autochat: 'autochat',
    kustomer: 'kustomer',
    clarity: 'clarity',
    'ga4-sink': 'ga4',
    'meta-sink': 'meta',
    'gtm-sink': 'gtm',
  },
};

const measure = (code) => ({ minified: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length });

/** What a page pays for this code, bundled and minified. */
export async function sizeOf(contents, { define = {} } = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    legalComments: 'none',
    define,
  });
  const [{ contents: code }] = outputFiles;
  return measure(code);
}

/** The size of every composition. */
export async function sizes() {
  const rows = [];
  for (const [composition, imports] of Object.entries(compositions)) {
    const contents = Object.entries(imports)
      .map(([folder, exported]) => `export { ${exported} } from './packages/${folder}/dist/index.js';`)
      .join('\n');
    rows.push({ composition, ...(await sizeOf(contents)) });
  }
  return rows;
}

/** The one-script build, as it is served. */
export const oneScript = async () => ({ composition: 'one script tag, everything in it', ...measure(await readFile(`${root}/packages/browser/dist/chat-analytics.js`)) });

/** The rows of the README's table. */
const inReadme = (rows) => rows.map(({ composition, gzip }) => `| ${composition} | ${(gzip / 1000).toFixed(1)} |\n`).join('');

/** Writes the figures into the table below the README's heading "Size". */
async function writeReadme(rows) {
  const path = `${root}/README.md`;
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/(\n## Size\n[^#]*?\| --- \| --- \|\n)(?:\|.*\n)+/, (_, before) => before + inReadme(rows)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = [...(await sizes()), await oneScript()];
  const withBudgets = rows.map((row) => ({ ...row, ...(sizeBudgets[row.composition] && { budget: sizeBudgets[row.composition] }) }));
  console.table(withBudgets);
  if (process.argv.includes('--write')) await writeReadme(rows);
  const over = withBudgets.filter(({ gzip, budget }) => gzip > budget);
  for (const { composition, gzip, budget } of over) console.log(`${composition}: ${gzip - budget} bytes of gzip over its budget of ${budget}.`);
  if (over.length) process.exitCode = 1;
}
