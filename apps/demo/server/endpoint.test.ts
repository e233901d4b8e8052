// @vitest-environment node
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEndpoint } from './endpoint.js';

describe('the shop’s own endpoint', () => {
  let server: Server;
  let origin: string;

  beforeEach(async () => {
    const endpoint = createEndpoint();
    server = createServer((request, response) => endpoint(request, response, () => void response.writeHead(404).end())).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const post = async (inbox: string, body: string, headers: Record<string, string> = {}): Promise<number> => (await fetch(`${origin}/webhook/${inbox}`, { method: 'POST', body, headers })).status;
  const answerWith = async (inbox: string, answer: string): Promise<number> => (await fetch(`${origin}/webhook/${inbox}`, { method: 'PUT', body: JSON.stringify({ answer }) })).status;
  const list = async (inbox: string): Promise<unknown> => (await fetch(`${origin}/webhook/${inbox}`)).json();

  it('keeps what it took, for each inbox apart', async () => {
    expect(await post('one', '{"events":[1]}', { 'idempotency-key': 'batch 1' })).toBe(204);
    expect(await list('one')).toMatchObject({ answer: 'accept', deliveries: [{ number: 1, idempotency_key: 'batch 1', status: 204, body: { events: [1] } }] });
    expect(await list('other')).toMatchObject({ deliveries: [] });
  });

  it('answers as it is told to, and shows what it refused', async () => {
    expect(await answerWith('one', 'fail')).toBe(204);
    expect(await post('one', '{}')).toBe(503);
    expect(await answerWith('one', 'refuse')).toBe(204);
    expect(await post('one', '{}')).toBe(400);
    expect(await answerWith('one', 'toString')).toBe(400);
    expect(await list('one')).toMatchObject({ answer: 'refuse', deliveries: [{ status: 503 }, { status: 400 }] });
  });

  it('tells those who listen of what it had and of what comes, and goes on where they broke off', async () => {
    await post('one', '{"events":["before"]}');
    const listen = async (headers: Record<string, string>, until: string): Promise<string> => {
      const leave = new AbortController();
      const response = await fetch(`${origin}/webhook/one`, { headers: { accept: 'text/event-stream', ...headers }, signal: leave.signal });
      let heard = '';
      const reader = response.body?.getReader();
      while (!heard.includes(until)) {
        heard += Buffer.from((await reader?.read())?.value ?? []).toString();
        if (heard.includes(': listening') && !heard.includes(until)) await post('one', '{"events":["meanwhile"]}');
      }
      leave.abort();
      return heard;
    };
    expect(await listen({}, 'meanwhile')).toContain('before');
    expect(await listen({ 'last-event-id': '1' }, 'meanwhile')).not.toContain('before');
  });

  it('keeps no more than there is room for, and takes nothing that is no JSON or too large', async () => {
    for (let number = 0; number < 205; number++) await post('one', '{}');
    const { deliveries } = (await list('one')) as { deliveries: { number: number }[] };
    expect([deliveries.length, deliveries[0]?.number]).toEqual([200, 6]);
    for (let number = 0; number < 50; number++) await list(`other-${number}`);
    expect(await list('one')).toMatchObject({ deliveries: [] });
    expect(await post('one', 'no JSON')).toBe(400);
    expect(await post('one', JSON.stringify('x'.repeat(300_000)))).toBe(400);
  });

  it('answers a shopper’s message as the widget’s endpoint does, with what it tracked', async () => {
    const ask = (body: unknown, method = 'POST'): Promise<Response> => fetch(`${origin}/api/widgets/marl/chat`, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
    const said = { message: 'Reserve the set', conversation_id: 'conv_1', emit_browser: { 'autochat.lead_qualified.v1': false } };
    const answer = await ask(said);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toMatchObject({ conversation_id: 'conv_1', message: { role: 'assistant' }, tracking: { events: [{ event_type: 'autochat.goal_met.v1', emit_browser: true, conversation_id: 'conv_1' }] } });
    expect(await (await ask({ ...said, emit_browser: { 'autochat.goal_met.v1': false } })).json()).toMatchObject({ tracking: { events: [{ event_type: 'autochat.goal_met.v1', emit_browser: false }] } });
    expect(await (await ask({ ...said, message: 'Is it oven safe?' })).json()).toMatchObject({ tracking: { events: [] } });
    for (const wrong of [{}, { ...said, message: '' }, { ...said, message: 5 }, { ...said, conversation_id: 'c'.repeat(65) }]) expect((await ask(wrong)).status).toBe(400);
    expect((await ask(undefined, 'GET')).status).toBe(405);
  });

  it('is not for pages of other sites, and knows nothing but inboxes', async () => {
    expect(await post('one', '{}', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect((await fetch(`${origin}/api/widgets/marl/chat`, { method: 'POST', body: '{}', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await fetch(`${origin}/webhook/one`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);
  });
});
