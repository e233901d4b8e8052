// npm run bench: performance beside the peers, in one run. Expects the packages to be built.
//   --quick            small numbers, for a look
//   --check            fails where something that must hold does not
//   --only node,sizes  of node, growth, chromium, sizes
//   --profile          where this project's time goes, instead of measuring
//   --write            puts the tables into README.md and the figures into results.json
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, versions } from './lib/bundle.mjs';
import { checks } from './lib/checks.mjs';
import { workspace } from './lib/paths.mjs';
import { report, reportChecks } from './lib/report.mjs';
import { chromiumLines, growthLines, nodeLines, startLines } from './lib/subjects.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, check: { type: 'boolean' }, write: { type: 'boolean' }, profile: { type: 'boolean' }, only: { type: 'string' } },
});

/** A peer may get slower with every outcome: it is measured on a page that has had few. */
const ofPeers = { warmUp: 2000, bursts: 5 };
const full = { rounds: 5, bursts: 20, warmUp: 20_000, ofPeers, outcomes: 1000, limit: 20_000, sizes: [1e3, 1e4, 1e5, 1e6], growthLimit: 30_000, pageLimit: 3000, inOneTurn: 10_000, starts: 15, held: 10_000, releases: 2 };
const quick = { rounds: 3, bursts: 3, warmUp: 4000, ofPeers, outcomes: 1000, limit: 5000, sizes: [1e3, 1e4], growthLimit: 5000, pageLimit: 1000, inOneTurn: 2000, starts: 3, held: 300, releases: 2 };
const settings = { ...(options.quick ? quick : full), quick: options.quick ?? false };
const parts = options.only?.split(',') ?? ['node', 'growth', 'chromium', 'sizes'];
const tell = (text) => process.stderr.write(`${String(Math.round(process.uptime())).padStart(4)} s  ${text}\n`);

if (options.profile) {
  const { printProfiles } = await import('./lib/print-profiles.mjs');
  await printProfiles(settings);
  process.exit();
}

const git = (...args) => execFileSync('git', args, { cwd: workspace, encoding: 'utf8' }).trim();
const results = {
  at: new Date().toISOString(),
  commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? ' with changes' : ''),
  machine: {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    memory: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    load: [loadavg()[0]],
  },
  versions: { node: process.versions.node, ...versions() },
  settings,
};

await bundle([...nodeLines, ...chromiumLines, ...startLines].map(({ subject }) => subject));

if (parts.includes('sizes')) {
  const { measureParts, measureSizes } = await import('./lib/sizes.mjs');
  results.sizes = await measureSizes();
  results.parts = await measureParts();
}

const node = await import('./lib/node.mjs');
if (parts.includes('node')) results.node = await node.measureNode(nodeLines, settings, tell);
if (parts.includes('growth')) results.growth = await node.measureGrowth(growthLines, { ...settings, limit: settings.growthLimit }, tell);

if (parts.includes('chromium')) {
  const { measureChromium, measureRelease, openChromium } = await import('./lib/chromium.mjs');
  const { measureStart } = await import('./lib/start.mjs');
  const chromium = await openChromium();
  try {
    const onPage = { ...settings, limit: settings.pageLimit };
    const ownLines = chromiumLines.filter(({ kind }) => kind !== 'peer');
    results.versions.chromium = chromium.version;
    results.chromium = {
      full: await measureChromium(chromium, chromiumLines, onPage, tell),
      slow: await measureChromium(chromium, ownLines, { ...onPage, slower: 4 }, tell),
      start: await measureStart(chromium, startLines, settings, tell),
      release: await measureRelease(chromium, ownLines.at(-1), settings, tell),
    };
  } finally {
    await chromium.end();
  }
}

results.machine.load.push(loadavg()[0]);
results.checks = checks(results);
const text = report(results);
console.log(`\n${text}\n`);

const path = join(workspace, options.write ? 'results.json' : '.build/results.json');
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
if (options.write) {
  const readme = join(workspace, 'README.md');
  const [before] = readFileSync(readme, 'utf8').split('<!-- results -->');
  writeFileSync(readme, `${before}<!-- results -->\n\n${text}\n\n### The bounds\n\n\`\`\`text\n${reportChecks(results.checks)}\n\`\`\`\n`);
}
console.log(`${reportChecks(results.checks)}\n\nAll figures: ${path}`);
if (options.check && results.checks.some(({ fine }) => !fine)) process.exitCode = 1;
