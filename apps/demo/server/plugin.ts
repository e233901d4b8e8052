import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { createEndpoint } from './endpoint.js';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Sends `/basket` on to `/basket/`: what a page loads is relative to its folder. */
function addSlash(folders: readonly string[]): Handler {
  return (request, response, next) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (folders.includes(pathname)) response.writeHead(301, { location: `${pathname}/${search}` }).end();
    else next();
  };
}

/** Makes of Vite's servers, that of the sources and that of what was built, the server of the shop. */
export function shopServer(folders: readonly string[]): Plugin {
  const handlers = [createEndpoint(), addSlash(folders)];
  return {
    name: 'shop-server',
    configureServer(server) {
      for (const handler of handlers) server.middlewares.use(handler);
    },
    configurePreviewServer(server) {
      for (const handler of handlers) server.middlewares.use(handler);
    },
  };
}
