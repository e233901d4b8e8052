// Runs the pnpm version that package.json names, after an install that does nothing when nothing changed. With this the root scripts
// work on a machine that has Node and nothing else.
//   node scripts/pnpm.mjs exec changeset
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** npm hands its own settings to scripts as variables; pnpm would read some of them as its own, or warn. */
export function cleanEnvironment() {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name));
  return { ...Object.fromEntries(inherited), TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
}

/** Runs pnpm with these arguments, ends this process where it fails unless `mayFail`, and returns the exit code. */
export function pnpm(args, { mayFail = false, environment = {}, quiet = false, interactive = false } = {}) {
  const run = spawnSync('npx', ['--yes', '--prefer-offline', packageManager, ...args], {
    cwd: root,
    env: { ...cleanEnvironment(), ...environment },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : [interactive ? 'inherit' : 'ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const code = run.status ?? 1;
  if (code !== 0 && !mayFail) {
    if (quiet) process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`);
    process.exit(code);
  }
  return code;
}

export function install() {
  pnpm(['install', '--frozen-lockfile', '--prefer-offline'], { quiet: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  pnpm(process.argv.slice(2), { interactive: true });
}
