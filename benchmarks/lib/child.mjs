// Measures one subject, in a process of its own, and writes the answer as JSON:
//   node --expose-gc lib/child.mjs '{ "line": …, "visits": [{ "stretches": [{ "mode": "awaited", "outcomes": 10000, "limit": 20000 }] }] }'
import { pathToFileURL } from 'node:url';
import { bundlePath } from './paths.mjs';
import { startProfile } from './profile.mjs';

const { line, visits, profile } = JSON.parse(process.argv[2]);
const load = (name) => import(pathToFileURL(bundlePath(name, 'esm')).href);

// Subjects look at the globals when they are loaded.
const window = line.page === 'happy-dom' ? (await import('./happy-dom.mjs')).becomePage() : undefined;
const { createMinimalWindow, createPage, measureVisit, outcomesOf } = await load('harness');
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

let endProfile;

async function visit({ weigh = false, ...what }) {
  const page = createPage({ window: window ?? createMinimalWindow(), vendor: line.vendor, outcomes: outcomesOf(what) });
  const running = await start({ page, naming: line.naming });
  const place = { page, meter, destinations: line.destinations };
  const measured = await measureVisit(place, what, async () => {
    if (profile) endProfile ??= await startProfile();
  });
  const weight = weigh ? heap() : undefined;
  await running.stop?.();
  page.leave();
  return measured.map((stretch) => ({ ...stretch, heap: weight }));
}

const results = [];
for (const one of visits) results.push(...(await visit(one)));
const functions = await endProfile?.();

process.stdout.write(`\n${JSON.stringify({ results, functions })}\n`, () => process.exit());
