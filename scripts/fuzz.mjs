// npm run fuzz [-- names|--all --runs 100000 --seed 7 --path 12:3:1]: the long run of tests that try things at random, on every core. A name is that of a test's file
// or a part of it; without any it is any-fault, the one that has all of them. What is printed of a failure, seed and path, brings that failure back.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanEnvironment, install, root } from './pnpm.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(Date.now() % 2 ** 31) }, path: { type: 'string', default: '' } },
});
const names = values.all ? [''] : positionals.length ? positionals : ['any-fault'];
const runs = Number(values.runs);
const seed = Number(values.seed);
// A path is one of one seed.
const parts = values.path ? 1 : Math.min(availableParallelism(), runs);

/** The tests that try things at random, but for those that need a browser. */
const tests = ['packages', 'tests']
  .flatMap((group) => readdirSync(join(root, group)).map((workspace) => join(root, group, workspace, 'test')))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.browser.test.ts') && readFileSync(file, 'utf8').includes("'fast-check'"));
const chosen = tests.filter((file) => names.some((name) => basename(file).includes(name)));
if (!chosen.length) {
  console.error(`No test that tries things at random has ${names.join(' or ')} in its name. There are ${tests.map((file) => basename(file, '.test.ts')).join(', ')}.`);
  process.exit(2);
}

install();

const run = (file, part) =>
  new Promise((resolve) => {
    const environment = { ...cleanEnvironment(), FUZZ_RUNS: String(Math.ceil(runs / parts)), FUZZ_SEED: String(seed + part), FUZZ_PATH: values.path };
    const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', '../../vitest.config.ts', '--project', 'unit', '--reporter=default', '--silent', '--testTimeout=0', file];
    spawn(process.execPath, vitest, { cwd: dirname(dirname(file)), env: environment, stdio: ['ignore', 'inherit', 'inherit'] }).on('exit', (code) => resolve(code ?? 1));
  });

let failed = false;
const report = [];
for (const file of chosen) {
  const begun = Date.now();
  const codes = await Promise.all(Array.from({ length: parts }, (_, part) => run(file, part)));
  const isWrong = codes.some(Boolean);
  failed ||= isWrong;
  const seeds = codes.map((_, part) => seed + part).join(', ');
  report.push(`${basename(file, '.test.ts')}: ${Math.ceil(runs / parts) * parts} runs, seeds ${seeds}: ${isWrong ? 'FAILED' : 'passed'}, in ${Math.round((Date.now() - begun) / 1000)} s`);
}
console.log(`\n${report.join('\n')}`);
process.exit(failed ? 1 : 0);
