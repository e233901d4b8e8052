// Measures one subject, in a process of its own, and writes the answer as JSON:
//   node --expose-gc lib/child.mjs '{ "line": …, "jobs": [{ "mode": "awaited", "outcomes": 10000, … }] }'
import { pathToFileURL } from 'node:url';
import { bundlePath } from './paths.mjs';
import { startProfile } from './profile.mjs';

const { line, warmUp, jobs, profile } = JSON.parse(process.argv[2]);
const load = (name) => import(pathToFileURL(bundlePath(name, 'esm')).href);

// Subjects look at the globals when they are loaded.
const window = line.page === 'happy-dom' ? (await import('./happy-dom.mjs')).becomePage() : undefined;
const { createMinimalWindow, createPage, measure } = await load('harness');
const { start } = await load(line.subject);

const meter = {
  wall: () => performance.now(),
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

function heap() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function run({ mode, outcomes, limit = 60_000, weigh = false }) {
  const page = createPage({ window: window ?? createMinimalWindow(), vendor: line.vendor, outcomes });
  const running = await start({ page, naming: line.naming });
  const measured = await measure({ page, mode, meter, outcomes, chunk: line.chunk, destinations: line.destinations, limit });
  const weight = weigh ? heap() : undefined;
  await running.stop?.();
  page.leave();
  return { ...measured, mode, outcomes, heap: weight };
}

for (const mode of ['awaited', 'burst']) if (warmUp) await run({ mode, outcomes: warmUp });

const end = profile ? await startProfile() : undefined;
const results = [];
for (const { repeat = 1, ...job } of jobs) for (let time = 0; time < repeat; time++) results.push(await run(job));
const functions = await end?.();

process.stdout.write(`\n${JSON.stringify({ results, functions })}\n`, () => process.exit());
