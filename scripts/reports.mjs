// What vitest and Playwright report of a run of all tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './pnpm.mjs';

const list = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);

/** The reports of all workspaces. */
export function findReports() {
  return ['packages', 'apps', 'tests']
    .flatMap((group) => list(join(root, group)))
    .concat(join(root, 'benchmarks'))
    .flatMap((workspace) => list(join(workspace, '.reports')))
    .filter((path) => path.endsWith('.json'));
}

/** How many tests passed, failed and were skipped, and where those are that failed. */
export function readReport(path) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const workspace = relative(root, join(path, '../..'));
  return report.stats ? ofPlaywright(report, workspace) : ofVitest(report);
}

function ofVitest({ numPassedTests, numPendingTests, numTodoTests, testResults }) {
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults, message }) => {
      const file = relative(root, name);
      const names = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0])}`);
      // A file that could not even be loaded has no failed test to count.
      return names.length ? names : [`${file}: ${firstLine(message)}`];
    });
  return { passed: numPassedTests, failed: failures.length, skipped: numPendingTests + numTodoTests, failures };
}

function ofPlaywright({ stats, suites, errors }, workspace) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const failures = suites.flatMap(specs).flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => `${workspace}/${file}: ${title}${projectName && ` (${projectName})`}: ${firstLine(results[0]?.error?.message)}`),
  );
  // A server that does not start, a file that cannot be loaded.
  failures.push(...errors.map(({ message }) => `${workspace}: ${firstLine(message)}`));
  return { passed: stats.expected, failed: failures.length, skipped: stats.skipped, failures };
}

// eslint-disable-next-line no-control-regex -- reports have the colours of a terminal
const firstLine = (message) => (message ?? 'no message').replace(/\u001b\[\d+m/g, '').split('\n')[0];
