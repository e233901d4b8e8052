// npm run fuzz [-- --runs 100000 --seed 7 --path 12:3:1]: the long run of tests/integration/test/any-fault.test.ts, on every core. What it
// prints of a failure, seed and path, brings that failure back.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanEnvironment, install, root } from './pnpm.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(Date.now() % 2 ** 31) }, path: { type: 'string', default: '' } } });
const runs = Number(values.runs);
const seed = Number(values.seed);
// A path is one of one seed.
const parts = values.path ? 1 : Math.min(availableParallelism(), runs);

install();
const begun = Date.now();

const run = (part) =>
  new Promise((resolve) => {
    const environment = { ...cleanEnvironment(), FUZZ_RUNS: String(Math.ceil(runs / parts)), FUZZ_SEED: String(seed + part), FUZZ_PATH: values.path };
    const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', '../../vitest.config.ts', '--project', 'unit', '--reporter=default', 'any-fault'];
    spawn(process.execPath, vitest, { cwd: join(root, 'tests/integration'), env: environment, stdio: ['ignore', 'inherit', 'inherit'] }).on('exit', (code) => resolve(code ?? 1));
  });

const codes = await Promise.all(Array.from({ length: parts }, (_, part) => run(part)));
const failed = codes.filter(Boolean).length;
console.log(`\n${Math.ceil(runs / parts) * parts} runs, seeds ${codes.map((_, part) => seed + part).join(', ')}: ${failed ? 'FAILED' : 'passed'}, in ${Math.round((Date.now() - begun) / 1000)} s`);
process.exit(failed ? 1 : 0);
