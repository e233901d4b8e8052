// Installs what is missing, then runs turbo: node scripts/turbo.mjs build --filter=./packages/*
import { install, pnpm } from './pnpm.mjs';

install();
pnpm(['exec', 'turbo', 'run', ...process.argv.slice(2)]);
