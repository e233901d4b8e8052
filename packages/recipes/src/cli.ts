#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { run } from './cli/run.js';

process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  // Who reads on in a pipe, such as head, may have had enough.
  if (code === 'EPIPE') return;
  process.exitCode = 1;
  process.stderr.write(`The output cannot be written: ${message}.\n`);
});
// There is nowhere left to say it.
process.stderr.on('error', () => undefined);

process.exitCode = run(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  write: (path, text) => writeFileSync(path, text),
});
