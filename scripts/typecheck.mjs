// Checks the types of the workspace that it is called in with the native TypeScript, which takes a tenth of the time. What builds and lints
// needs the one before: it is written in JavaScript, and can be called by other tools.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const manifest = createRequire(import.meta.url).resolve('typescript-native/package.json');
const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
const { status } = spawnSync(process.execPath, [join(dirname(manifest), bin.tsc), '-p', 'tsconfig.json', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
