// npm run docs: builds what changed and serves the documentation until it is interrupted.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './pnpm.mjs';
import { serve } from './serve.mjs';

/** Answers what is not there as hosts of files do. */
const notFound = {
  name: 'not-found',
  configurePreviewServer: (server) => () => {
    server.middlewares.use(async (_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end(await readFile(join(root, 'apps/docs/dist/404.html')));
    });
  },
};

await serve('docs', { port: 4174, settings: { configFile: false, appType: 'mpa', plugins: [notFound] }, say: (url) => `The documentation is at ${url}` });
