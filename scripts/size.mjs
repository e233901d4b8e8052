// npm run size: what a page pays, as bundlers make it: esbuild, minified, for ES2020, in bytes of minified, gzip and brotli.
// Expects the packages to be built.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './pnpm.mjs';

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
const oneScript = async () => ({ composition: 'one script tag, everything in it', ...measure(await readFile(`${root}/packages/browser/dist/chat-analytics.js`)) });

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table([...(await sizes()), await oneScript()]);
