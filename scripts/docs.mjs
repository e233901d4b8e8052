// npm run docs: builds what changed and serves the documentation until it is interrupted.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './pnpm.mjs';
import { serve } from './serve.mjs';

const site = join(root, 'apps/docs/dist');

/** Answers what is not there with the site's own page, as hosts of files do. */
const notFound = {
  name: 'not-found',
  configurePreviewServer: (server) => () => {
    server.middlewares.use(async (request, response, next) => {
      if (existsSync(join(site, new URL(request.url, 'http://localhost').pathname))) next();
      else response.writeHead(404, { 'content-type': 'text/html' }).end(await readFile(join(site, '404.html')));
    });
  },
};

await serve('docs', { port: 4174, settings: { configFile: false, appType: 'mpa', plugins: [notFound] }, say: (url) => `The documentation is at ${url}` });
