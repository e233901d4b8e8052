// npm test: build, types, lint, unit, browser and end-to-end tests, what is published, the direction of imports and what
// nobody uses, on a machine that has nothing but Node. Ends with one line for CI: "N passed, N failed", summed from the reports of vitest and Playwright.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { install, pnpm, root } from './pnpm.mjs';

const checks = [
  'build',
  'typecheck',
  'test:unit',
  'test:browser',
  'test:e2e',
  ...['check:imports', 'check:unused', 'check:versions', 'lint:packages', 'lint:apps', 'lint:root'].map((task) => `//#${task}`),
];

install();
const { ensureChromium } = await import('./chromium.mjs');
const CHROMIUM_PATH = await ensureChromium();

// Reports of an earlier run must not be counted for this one; turbo puts back those of what it does not run again.
for (const report of reports()) rmSync(report);

// One more than there are processors: what waits for a browser leaves its own to another, and nothing is starved.
const concurrency = `--concurrency=${availableParallelism() + 1}`;
const code = pnpm(['exec', 'turbo', 'run', ...checks, concurrency, '--continue', '--output-logs=errors-only', ...process.argv.slice(2)], {
  mayFail: true,
  environment: { CHROMIUM_PATH },
});

function reports() {
  const list = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
  return ['packages', 'apps', 'tests']
    .flatMap((group) => list(join(root, group)))
    .concat(join(root, 'benchmarks'))
    .flatMap((workspace) => list(join(workspace, '.reports')))
    .filter((path) => path.endsWith('.json'));
}

let passed = 0;
let failed = 0;
let skipped = 0;
for (const path of reports()) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  passed += report.numPassedTests ?? report.stats?.expected ?? 0;
  failed += report.numFailedTests ?? (report.stats ? report.stats.unexpected + report.stats.flaky : 0);
  skipped += (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0) + (report.stats?.skipped ?? 0);
  // A file that could not even be loaded has no failed test to count.
  failed += (report.testResults ?? []).filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
}
// Whatever else went wrong, such as a type error, is a failure too.
if (code !== 0 && failed === 0) failed = 1;
// A skipped test is a failure nobody looks at.
if (skipped) console.log(`${skipped} tests were skipped: run them or delete them.`);
console.log(`\n${passed} passed, ${failed + skipped} failed`);
process.exit(code || (failed || skipped || !passed ? 1 : 0));
