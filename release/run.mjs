// Runs commands in turn, and keeps what they print: it is shown where one fails.
import { spawn } from 'node:child_process';
import { cleanEnvironment } from '../scripts/pnpm.mjs';

/** Thrown where a command fails, with what it printed. */
export class CommandError extends Error {}

/** Runs a command to its end and returns what it printed. The event loop goes on meanwhile: the registry lives in it. */
export function run(command, args, { cwd, environment = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...cleanEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(printed) : reject(new CommandError(`${command} ${args.join(' ')}: ended with ${code}\n${printed}`))));
  });
}
