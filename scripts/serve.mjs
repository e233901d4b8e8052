// Builds an app if something changed, and serves it on this machine until it is interrupted.
import { join } from 'node:path';
import { install, pnpm, root } from './pnpm.mjs';

/** Serves `apps/<app>`, at the port that PORT names or this one. `say` is told where it is. */
export async function serve(app, { port, settings = {}, say }) {
  install();
  pnpm(['exec', 'turbo', 'run', 'build', `--filter=@chat-analytics/${app}`, '--output-logs=errors-only']);

  // In this process, so that nothing is left when it ends.
  const { preview } = await import('vite');
  const server = await preview({ root: join(root, 'apps', app), preview: { host: '127.0.0.1', port: Number(process.env.PORT) || port }, ...settings });
  console.log(`\n${say(server.resolvedUrls?.local[0])}\nPress Ctrl+C to end it.`);

  // npm is ended by a signal that the shell between may not pass on: where it is gone, nobody looks at the app any more.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 1000);
}
