import type { IncomingMessage, ServerResponse } from 'node:http';
import { answers, createInboxes, type Answer, type Inbox } from './inboxes.js';
import { answerWidget, widgetPath } from './widget-chat.js';

/** The most that a request may bring, in bytes: several times what a batch has. */
const largestBody = 256 * 1024;

const loopback = /^(?:::ffff:)?127\.|^::1$/;
const path = /^\/webhook\/([\w-]{1,64})$/;

const isAnswer = (value: unknown): value is Answer => typeof value === 'string' && Object.hasOwn(answers, value);

/** The text of a request, or nothing where there is too much of it. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) return undefined;
    bytes += chunk.length;
    if (bytes > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Every request that the inbox had so far, and those to come, as server-sent events. */
function stream(inbox: Inbox, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const last = Number(request.headers['last-event-id']) || 0;
  const send = (delivery: Inbox['deliveries'][number]): void => void response.write(`id: ${delivery.number}\ndata: ${JSON.stringify(delivery)}\n\n`);
  // A connection that is opened again goes on where it broke off.
  for (const delivery of inbox.deliveries) if (delivery.number > last) send(delivery);
  response.write(': listening\n\n');
  response.on('close', inbox.follow(send));
}

/** Answers a shopper's message in the place of Autochat's own server. */
async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'POST' }).end();
    return;
  }
  const answer = answerWidget(parse(await read(request)));
  if (answer) response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(answer));
  else response.writeHead(400, { connection: 'close' }).end();
}

/**
 * The shop's own endpoint and that of its chat widget, as a handler of a server: `POST /webhook/name` takes a batch, `GET` gives what was taken, as JSON or as
 * server-sent events, and `PUT` with `{ "answer": "fail" }` says how the next ones are answered. `POST /api/widgets/id/chat` answers a shopper's message. Everybody's pages have an inbox of their own.
 * It answers this machine only, and no page of another site.
 */
export function createEndpoint(): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const inboxOf = createInboxes();

  async function answer(inbox: Inbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, headers } = request;
    if (method === 'GET' && headers.accept?.includes('text/event-stream')) {
      stream(inbox, request, response);
      return;
    }
    if (method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' }).end(JSON.stringify({ answer: inbox.answer, deliveries: inbox.deliveries }));
      return;
    }
    if (method !== 'POST' && method !== 'PUT') {
      response.writeHead(405, { allow: 'GET, POST, PUT' }).end();
      return;
    }
    const body = parse(await read(request));
    if (typeof body !== 'object' || body === null) {
      response.writeHead(400, { connection: 'close' }).end();
    } else if (method === 'POST') {
      const key = headers['idempotency-key'];
      response.writeHead(inbox.receive(body, typeof key === 'string' ? key : undefined).status).end();
    } else {
      const wanted: unknown = Reflect.get(body, 'answer');
      if (isAnswer(wanted)) inbox.answer = wanted;
      response.writeHead(isAnswer(wanted) ? 204 : 400).end();
    }
  }

  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = path.exec(pathname)?.[1];
    const isChat = widgetPath.test(pathname);
    if (name === undefined && !isChat) {
      next();
      return;
    }
    if (!loopback.test(request.socket.remoteAddress ?? '') || request.headers['sec-fetch-site'] === 'cross-site') {
      response.writeHead(403).end();
      return;
    }
    (name === undefined ? chat(request, response) : answer(inboxOf(name), request, response)).catch(() => response.destroy());
  };
}
