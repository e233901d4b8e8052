// The endpoints of the demo's shop and of its chat widget, where the demo is served as files: a service worker that answers in the place of the demo's own
// server, by the same rules. What it has is gone when the browser ends it.
import { answers, createInboxes, type Answer, type Delivery, type Inbox } from '../../demo/server/inboxes.js';
import { answerWidget, widgetPath } from '../../demo/server/widget-chat.js';

/** What a service worker is told of a request. The library's own types are for windows. */
interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Event & { waitUntil(work: Promise<void>): void }) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const inboxOf = createInboxes();

/** Every request that the inbox had so far, and those to come, as server-sent events. */
function stream(inbox: Inbox, last: number): Response {
  let stop = (): void => undefined;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (delivery: Delivery): void => controller.enqueue(encoder.encode(`id: ${delivery.number}\ndata: ${JSON.stringify(delivery)}\n\n`));
      for (const delivery of inbox.deliveries) if (delivery.number > last) send(delivery);
      controller.enqueue(encoder.encode(': listening\n\n'));
      stop = inbox.follow(send);
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

const isAnswer = (value: unknown): value is Answer => typeof value === 'string' && Object.hasOwn(answers, value);

async function answer(inbox: Inbox, request: Request): Promise<Response> {
  const { method, headers } = request;
  if (method === 'GET' && headers.get('accept')?.includes('text/event-stream')) return stream(inbox, Number(headers.get('last-event-id')) || 0);
  if (method === 'GET') return Response.json({ answer: inbox.answer, deliveries: inbox.deliveries });
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) return new Response(undefined, { status: 400 });
  if (method === 'POST') return new Response(undefined, { status: inbox.receive(body, headers.get('idempotency-key') ?? undefined).status });
  const wanted: unknown = Reflect.get(body, 'answer');
  if (isAnswer(wanted)) inbox.answer = wanted;
  return new Response(undefined, { status: isAnswer(wanted) ? 204 : 400 });
}

/** Answers a shopper's message in the place of Autochat's own server. */
async function chat(request: Request): Promise<Response> {
  if (request.method !== 'POST') return new Response(undefined, { status: 405 });
  const answered = answerWidget(await request.json().catch(() => undefined));
  return answered ? Response.json(answered) : new Response(undefined, { status: 400 });
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  const name = /\/webhook\/([\w-]{1,64})$/.exec(pathname)?.[1];
  if (widgetPath.test(pathname)) event.respondWith(chat(event.request));
  else if (name !== undefined) event.respondWith(answer(inboxOf(name), event.request));
});
