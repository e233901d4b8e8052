// npm run release:check [-- vite react]: rehearses a release on this machine. A copy of the repository is versioned and published to a
// registry of its own; then consumers install from there what they need, and nothing else, and each is seen to work. Ends with a table.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, install, pnpm } from '../scripts/pnpm.mjs';

install();
pnpm(['exec', 'turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only']);

const { chromium } = await import('playwright');
const { chromiumArguments, ensureChromium } = await import('../scripts/chromium.mjs');
const { checkLock, consumers } = await import('./consumers.mjs');
const { publishCopy } = await import('./publish.mjs');
const { startRegistry } = await import('./registry.mjs');
const { run } = await import('./run.mjs');

const wanted = process.argv.slice(2);
const chosen = Object.entries(consumers).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const scratch = mkdtempSync(join(tmpdir(), 'chat-analytics-release-'));
const begun = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const rows = [];

/** Does one thing, and enters into the table how it went. */
async function attempt(consumer, does) {
  const since = Date.now();
  try {
    await does();
    rows.push({ consumer, result: 'passed', time: seconds(since) });
    return true;
  } catch (error) {
    rows.push({ consumer, result: 'FAILED', time: seconds(since) });
    console.error(`\n${consumer}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function checkPublished({ packages, changesetsLeft }, registry) {
  assert.deepEqual(changesetsLeft, [], 'changesets that are left');
  for (const { manifest, changelog } of packages) {
    assert.notEqual(manifest.version, '0.0.0', `${manifest.name} has no version`);
    assert.match(changelog, new RegExp(`^# ${manifest.name}\\n\\n## ${manifest.version}\\n`), `the changelog of ${manifest.name}`);
    assert.deepEqual(await registry.versionsOf(manifest.name), [manifest.version], `the versions of ${manifest.name} that were published`);
  }
}

async function useConsumer([name, consumer], { npmrc, published, browser }) {
  const folder = join(scratch, 'consumers', name);
  cpSync(fileURLToPath(new URL(`consumers/${name}`, import.meta.url)), folder, { recursive: true });
  writeFileSync(join(folder, '.npmrc'), npmrc);
  const installed = await attempt(`${name}: install, lock file`, async () => {
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
    checkLock(folder, consumer, published);
  });
  for (const [title, check] of Object.entries(consumer.checks)) {
    if (installed) await attempt(title, () => check({ folder, browser }));
    else rows.push({ consumer: title, result: 'not run', time: '' });
  }
}

let registry;
let browser;
try {
  registry = await startRegistry(scratch);
  browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments, env: cleanEnvironment() });
  const published = new Map();
  const released = await attempt('version and publish', async () => {
    const release = await publishCopy(join(scratch, 'repository'), registry.npmrc);
    await checkPublished(release, registry);
    for (const { manifest } of release.packages) published.set(manifest.name, manifest);
  });
  if (released) {
    const waiting = [...chosen];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await useConsumer(next, { npmrc: registry.npmrc, published, browser });
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  }
} finally {
  await browser?.close();
  await registry?.close();
  if (!process.env.KEEP_SCRATCH) rmSync(scratch, { recursive: true, force: true });
}

console.table(Object.fromEntries(rows.map(({ consumer, ...row }) => [consumer, row])));
const failed = rows.filter(({ result }) => result !== 'passed').length;
console.log(`${rows.length - failed} passed, ${failed} failed, in ${seconds(begun)}`);
process.exit(failed ? 1 : 0);
