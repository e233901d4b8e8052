// A server of one's own: pages that send chat events, and an endpoint that takes them.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly ids: readonly string[];
  readonly bytes: number;
}

export interface Endpoint {
  readonly origin: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** What a page of this server loads, by its path. */
const modules: Readonly<Record<string, string>> = {
  '/core.js': '../../packages/core/dist/index.js',
  '/webhook-sink.js': '../../packages/webhook-sink/dist/index.js',
};

const page = `<!doctype html>
<title>A shop</title>
<script type="importmap">{ "imports": { "@chat-analytics/core": "/core.js", "@chat-analytics/webhook-sink": "/webhook-sink.js" } }</script>
<script type="module">
  import { createChatAnalytics } from '@chat-analytics/core';
  import { webhook } from '@chat-analytics/webhook-sink';
  const options = JSON.parse(new URLSearchParams(location.search).get('webhook'));
  if (options) window.analytics = createChatAnalytics({ sources: [], sinks: [webhook(options)], consent: 'not_required' });
</script>`;

export async function openEndpoint(): Promise<Endpoint> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = modules[pathname];
    // Any other page may send, as the README says how.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type, idempotency-key');
    if (request.method === 'OPTIONS') {
      response.end();
    } else if (request.method === 'POST') {
      void text(request).then((body) => {
        const { events } = JSON.parse(body) as { events: { event_id: string }[] };
        received.push({ ids: events.map((event) => event.event_id), bytes: Buffer.byteLength(body) });
        response.writeHead(204).end();
      });
    } else if (file) {
      void readFile(file).then((code) => response.setHeader('content-type', 'text/javascript').end(code));
    } else {
      response.setHeader('content-type', 'text/html').end(page);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
