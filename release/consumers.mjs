// Those who install the packages, and how each is seen to work.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeDelivery, serveFolder } from './in-browser.mjs';
import { startNext } from './next-server.mjs';
import { run } from './run.mjs';

const npmRun = (script, cwd, environment = {}) => run('npm', ['run', '--silent', script], { cwd, environment: { NEXT_TELEMETRY_DISABLED: '1', ...environment } });

/** Runs `run.js` and looks for what it prints at its end. */
async function inNode({ folder }) {
  assert.match(await npmRun('start', folder), /^delivered$/m);
}

/** Opens what is in a folder of the consumer. */
async function fromFolder({ folder, browser }, served, destinations, starts) {
  const server = await serveFolder(join(folder, served));
  try {
    await seeDelivery(browser, server.url, destinations, starts);
  } finally {
    server.close();
  }
}

/** Builds the consumer and opens what came of it. */
const built =
  (served = 'dist', destinations = ['ga4']) =>
  async (consumer) => {
    await npmRun('build', consumer.folder);
    await fromFolder(consumer, served, destinations);
  };

/** React starts and stops everything once more in strict mode, where it is not built for production. */
async function strictReact(consumer) {
  await npmRun('build', consumer.folder, { NODE_ENV: 'development' });
  await fromFolder(consumer, 'dist', ['ga4', 'meta'], 2);
}

async function next({ folder, browser }) {
  await npmRun('build', folder);
  const server = await startNext(folder);
  try {
    const html = await (await fetch(server.url)).text();
    assert.match(html, /Hears (?:<!-- -->)?29(?:<!-- -->)? kinds of events/, 'what the server rendered');
    await seeDelivery(browser, server.url, ['ga4', 'meta']);
  } finally {
    await server.close();
  }
}

/** Compiles with one version of TypeScript, the declarations of every package included. */
const types = (version, resolution) => async ({ folder }) => {
  const tsc = join(folder, 'node_modules', `typescript-${version}`, 'bin/tsc');
  await run(process.execPath, [tsc, '--project', `tsconfig.${resolution}.json`], { cwd: folder });
};

/**
 * Each consumer by its folder: what is done with it. `only` is all that its lock file may have, where it needs no tools.
 */
export const consumers = {
  'node-esm': { checks: { 'Node, ESM': inNode }, only: ['@chat-analytics/autochat', '@chat-analytics/core', '@chat-analytics/ga4-sink'] },
  'node-cjs': { checks: { 'Node, CommonJS': inNode }, only: ['@chat-analytics/autochat', '@chat-analytics/core', '@chat-analytics/ga4-sink'] },
  types: {
    checks: Object.fromEntries(
      ['5.4', '5.9', '6', '7'].flatMap((version) => ['nodenext', 'bundler'].map((resolution) => [`TypeScript ${version}, ${resolution}`, types(version, resolution)])),
    ),
  },
  vite: { checks: { Vite: built() } },
  webpack: { checks: { webpack: built() } },
  esbuild: { checks: { esbuild: built() } },
  rollup: { checks: { Rollup: built('.') } },
  react: { checks: { 'React, strict mode': strictReact, 'React, for production': built('dist', ['ga4', 'meta']) } },
  vue: { checks: { Vue: built('dist', ['ga4', 'meta']) } },
  next: { checks: { 'Next.js, server and client': next } },
  html: { checks: { 'a page with one script tag': (consumer) => fromFolder(consumer, '.', ['ga4']) } },
  gtm: { checks: { 'a tag of Google Tag Manager': (consumer) => fromFolder(consumer, '.', ['gtm']) } },
};

/** What of this repository an install may bring in: what was asked for, and what that depends on, by the manifests published. */
function allowed(names, published) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of Object.keys(published.get(name)?.dependencies ?? {})) if (next.startsWith('@chat-analytics/')) visit(next);
  };
  names.forEach(visit);
  return [...found].sort();
}

/** Fails unless the lock file holds exactly what was asked for, at the versions that were published. */
export function checkLock(folder, { only }, published) {
  const readJson = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const asked = Object.keys(readJson('package.json').dependencies).filter((name) => name.startsWith('@chat-analytics/'));
  const locked = Object.entries(readJson('package-lock.json').packages)
    .filter(([path]) => path)
    .map(([path, { version }]) => [path.split('node_modules/').at(-1), version]);
  const own = locked.filter(([name]) => name.startsWith('@chat-analytics/'));
  assert.deepEqual(own.map(([name]) => name).sort(), allowed(asked, published), 'packages of this repository in the lock file');
  for (const [name, version] of own) assert.equal(version, published.get(name)?.version, `the version of ${name}`);
  if (only) assert.deepEqual(locked.map(([name]) => name).sort(), only, 'all that is in the lock file');
}
