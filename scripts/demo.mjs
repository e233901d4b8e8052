// npm run demo: builds what changed and serves the demo shop until it is interrupted.
import { join } from 'node:path';
import { install, pnpm, root } from './pnpm.mjs';

install();
pnpm(['exec', 'turbo', 'run', 'build', '--filter=@chat-analytics/demo', '--output-logs=errors-only']);

// In this process, so that nothing is left when it ends.
const { preview } = await import('vite');
const server = await preview({ root: join(root, 'apps/demo'), preview: { host: '127.0.0.1', port: Number(process.env.PORT) || 4173 } });
console.log(`\nThe demo is at ${server.resolvedUrls?.local[0]}\nPress Ctrl+C to end it.`);

// npm is ended by a signal that the shell between may not pass on: where it is gone, nobody looks at the demo any more.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit();
}, 1000);
