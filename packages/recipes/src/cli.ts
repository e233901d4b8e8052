#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { run } from './cli/run.js';

process.exitCode = run(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  write: (path, text) => writeFileSync(path, text),
});
