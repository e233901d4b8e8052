// An endpoint that fails in every way that an endpoint fails in.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface Batch {
  readonly batch_id: string;
  readonly events: readonly { readonly event_id: string }[];
}

export interface Endpoint {
  readonly url: string;
  /** Ids of events in the order of their first arrival. */
  readonly kept: ReadonlySet<string>;
  /** Events that arrived though they were kept already. */
  readonly seenAgain: number;
  /** How often each fault happened. */
  readonly faults: Readonly<Record<string, number>>;
  /** Keys under which different events came. */
  readonly ambiguousKeys: readonly string[];
  /** The server goes down, with all its connections. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

type Fault = (response: ServerResponse, keep: () => void) => void;

/** One request in three meets the next of these. In some the events have been kept, and the page cannot know. */
const faults: Readonly<Record<string, Fault>> = {
  'internal error': (response) => response.writeHead(500).end(),
  'unavailable for a second': (response) => response.writeHead(503, { 'retry-after': '1' }).end(),
  'connection broken before': (response) => response.destroy(),
  'connection broken after': (response, keep) => {
    keep();
    response.destroy();
  },
  'too many requests': (response) => response.writeHead(429, { 'retry-after': new Date(Date.now() + 1000).toUTCString() }).end(),
  'bad gateway, though it was kept': (response, keep) => {
    keep();
    response.writeHead(502).end('<html>Bad gateway');
  },
};

export async function openEndpoint(onKept: (kept: number) => void): Promise<Endpoint> {
  const kept = new Set<string>();
  const keys = new Map<string, string>();
  const counts: Record<string, number> = {};
  const ambiguousKeys: string[] = [];
  let seenAgain = 0;
  let requests = 0;
  let server: Server;
  let port = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { batch_id: key, events } = (await json(request)) as Batch;
    const ids = events.map((event) => event.event_id);
    if (key !== request.headers['idempotency-key'] || (keys.get(key) ?? ids.join()) !== ids.join()) ambiguousKeys.push(key);
    keys.set(key, ids.join());
    const keep = (): void => {
      for (const id of ids) {
        if (kept.has(id)) seenAgain++;
        kept.add(id);
      }
      onKept(kept.size);
    };
    requests++;
    if (requests % 3) {
      keep();
      response.writeHead(204).end();
    } else {
      const names = Object.keys(faults);
      const name = names[(requests / 3) % names.length] ?? '';
      counts[name] = (counts[name] ?? 0) + 1;
      faults[name]?.(response, keep);
    }
  }

  async function start(): Promise<void> {
    // A request that is cut off while it comes in is the page's to send again.
    server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}/events`,
    kept,
    get seenAgain() {
      return seenAgain;
    },
    faults: counts,
    ambiguousKeys,
    start,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
