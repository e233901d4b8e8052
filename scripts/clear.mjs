// Takes away what an earlier build of the package that it is called in has left: names of files with a hash in them change.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
