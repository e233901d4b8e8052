// Runs the server of a Next.js application that was built.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { cleanEnvironment } from '../scripts/pnpm.mjs';

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the server and waits until it answers. */
export async function startNext(folder) {
  const port = await freePort();
  const server = spawn(process.execPath, [join(folder, 'node_modules/next/dist/bin/next'), 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    cwd: folder,
    env: { ...cleanEnvironment(), NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  await new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (text) => {
        printed += text;
        if (/Ready in/.test(printed)) resolve();
      });
    server.on('exit', (code) => reject(new Error(`next start: ended with ${code}\n${printed}`)));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.removeAllListeners('exit').on('exit', resolve);
        server.kill();
      }),
  };
}
