// A registry on this machine alone, for as long as the rehearsal runs. It has what is published to it, and asks no other.
import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

/** Installs verdaccio into the folder and starts it, in this process, on a port that is free. */
export async function startRegistry(folder) {
  const tools = join(folder, 'tools');
  cpSync(fileURLToPath(new URL('tools', import.meta.url)), tools, { recursive: true });
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'], { cwd: tools });
  const { runServer } = createRequire(join(tools, 'package.json'))('verdaccio');

  const self = join(folder, 'registry');
  mkdirSync(self);
  const server = await runServer({
    self_path: join(self, 'config.yaml'),
    storage: join(self, 'storage'),
    auth: { htpasswd: { file: join(self, 'htpasswd') } },
    // Nobody else can reach it, and it is gone when the rehearsal is.
    packages: { '@chat-analytics/*': { access: '$all', publish: '$all', unpublish: '$all' } },
    log: { type: 'file', path: join(self, 'log'), level: 'warn' },
    web: { enable: false },
    max_body_size: '50mb',
  });
  await new Promise((resolve, reject) => server.listen(0, '127.0.0.1', resolve).on('error', reject));
  const address = `127.0.0.1:${server.address().port}`;
  return {
    // Only the packages of this repository come from here. npm wants a token to publish, whichever.
    npmrc: `@chat-analytics:registry=http://${address}/\n//${address}/:_authToken=rehearsal\n`,
    /** The versions of a package that were published. */
    async versionsOf(name) {
      const response = await fetch(`http://${address}/${encodeURIComponent(name)}`);
      return response.ok ? Object.keys((await response.json()).versions) : [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections?.();
      }),
  };
}
