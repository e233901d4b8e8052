// npm test: build, types, lint, unit, browser and end-to-end tests, what is published, the direction of imports and what
// nobody uses, on a machine that has nothing but Node. Ends with the names of the tests that failed and one line for CI: "N passed, N failed".
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { install, pnpm } from './pnpm.mjs';
import { findReports, readReport } from './reports.mjs';

const checks = [
  'build',
  'typecheck',
  'test:unit',
  'test:browser',
  'test:e2e',
  ...['check:imports', 'check:unused', 'check:versions', 'check:types', 'check:lint'].map((task) => `//#${task}`),
];

install();
const { ensureChromium } = await import('./chromium.mjs');
const CHROMIUM_PATH = await ensureChromium();

// Reports of an earlier run must not be counted for this one; turbo puts back those of what it does not run again.
for (const report of findReports()) rmSync(report);

// One more than there are processors: what waits for a browser leaves its own to another, and nothing is starved.
const concurrency = `--concurrency=${availableParallelism() + 1}`;
const code = pnpm(['exec', 'turbo', 'run', ...checks, concurrency, '--continue', '--output-logs=errors-only', ...process.argv.slice(2)], {
  mayFail: true,
  environment: { CHROMIUM_PATH },
});

const reports = findReports().map(readReport);
const sum = (name) => reports.reduce((total, report) => total + report[name], 0);
const [passed, skipped] = [sum('passed'), sum('skipped')];
let failed = sum('failed');
// Whatever else went wrong, such as a type error, is a failure too.
if (code !== 0 && failed === 0) failed = 1;
for (const name of reports.flatMap(({ failures }) => failures)) console.log(`failed: ${name}`);
// A skipped test is a failure nobody looks at.
if (skipped) console.log(`${skipped} tests were skipped: run them or delete them.`);
console.log(`\n${passed} passed, ${failed + skipped} failed`);
process.exit(code || (failed || skipped || !passed ? 1 : 0));
