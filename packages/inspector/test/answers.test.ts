import { createAutochatWidget } from '@chat-analytics/testing';
import { describe, expect, it, vi } from 'vitest';
import { createAnswerLog, readAnswer, watchFetch } from '../src/doctor/answers.js';

const answerOf = (emit = true): object =>
  createAutochatWidget(window, { emitBrowser: { 'autochat.goal_met.v1': emit } }).answer('My address is ada@example.com', [{ name: 'autochat.goal_met.v1', fields: { event_id: 'evt_1' } }]);

describe('readAnswer', () => {
  it('finds the outcomes of a tracking block, wherever it is', () => {
    expect(readAnswer(answerOf(false), 7)).toEqual([{ type: 'autochat.goal_met.v1', id: 'evt_1', emitBrowser: false, at: 7 }]);
    expect(readAnswer({ data: [{ answer: answerOf() }] }, 7)).toHaveLength(1);
    expect(readAnswer({ tracking: {} }, 7)).toEqual([]);
  });

  it('says where there is no tracking block', () => {
    for (const answer of [null, 1, 'text', [], {}, { tracking: null }, { message: { text: 'tracking' } }]) expect(readAnswer(answer, 7)).toBeUndefined();
  });
});

const json = { headers: { 'content-type': 'application/json; charset=utf-8' } };

/** A page whose requests are answered here. */
function createPage(body: string, answer: ResponseInit = json): Pick<Window & typeof globalThis, 'fetch'> & { readonly calls: unknown[][] } {
  const calls: unknown[][] = [];
  return {
    calls,
    fetch(...args: unknown[]) {
      calls.push([this, ...args]);
      return Promise.resolve(new Response(body, answer));
    },
  };
}

describe('watchFetch', () => {
  it('tells of answers of the endpoint alone, and gives the page what it asked for', async () => {
    const page = createPage(JSON.stringify(answerOf()));
    const heard: unknown[] = [];
    const stop = watchFetch(page, (answer) => heard.push(answer));
    const init = { method: 'POST' };
    const response = await page.fetch('https://api.example/api/widgets/w_1/chat', init);
    await page.fetch('https://shop.example/cart');
    await page.fetch('https://shop.example/api/widgets/w_1/chats');
    expect(await response.json()).toEqual(heard[0]);
    expect(heard).toHaveLength(1);
    expect(page.calls[0]).toEqual([page, 'https://api.example/api/widgets/w_1/chat', init]);
    stop();
  });

  it('harms nobody where an answer is no JSON, or does not come', async () => {
    const page = createPage('event: stream', { headers: { 'content-type': 'text/event-stream' } });
    const heard: unknown[] = [];
    watchFetch(page, (answer) => heard.push(answer));
    expect(await (await page.fetch('/api/widgets/w_1/chat')).text()).toBe('event: stream');
    const offline = { fetch: () => Promise.reject(new TypeError('offline')) };
    watchFetch(offline, (answer) => heard.push(answer));
    await expect((offline as Pick<Window, 'fetch'>).fetch('/api/widgets/w_1/chat')).rejects.toThrow('offline');
    expect(heard).toEqual([]);
  });

  it('leaves alone what is no JSON, and takes no error for an answer', async () => {
    const heard: unknown[] = [];
    const clone = vi.spyOn(Response.prototype, 'clone');
    for (const answer of [{}, { headers: { 'content-type': 'text/plain' } }, { ...json, status: 503 }, { ...json, status: 404 }]) {
      const page = createPage(JSON.stringify(answerOf()), answer);
      watchFetch(page, (found) => heard.push(found));
      const response = await page.fetch('/api/widgets/w_1/chat');
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await response.text()).toContain('tracking');
    }
    expect(heard).toEqual([]);
    expect(clone).not.toHaveBeenCalled();
    clone.mockRestore();
  });

  it('puts fetch back on stop, and leaves it where another script has wrapped it since', async () => {
    const page = createPage(JSON.stringify(answerOf()));
    const own = page.fetch;
    watchFetch(page, vi.fn())();
    expect(page.fetch).toBe(own);

    const hear = vi.fn();
    const stop = watchFetch(page, hear);
    const inner = page.fetch;
    const wrapper: typeof fetch = (...args) => inner.apply(page as unknown as typeof globalThis, args);
    page.fetch = wrapper;
    stop();
    expect(page.fetch).toBe(wrapper);
    await page.fetch('/api/widgets/w_1/chat');
    await Promise.resolve();
    expect(hear).not.toHaveBeenCalled();
  });
});

it('does not tell of an answer that comes after the stop, though it was asked for before', async () => {
  let answer: (response: Response) => void = () => undefined;
  const page = { fetch: (): Promise<Response> => new Promise((resolve) => (answer = resolve)) };
  const hear = vi.fn();
  const stop = watchFetch(page, hear);
  const asked = (page as Pick<Window, 'fetch'>).fetch('/api/widgets/w_1/chat');
  stop();
  answer(new Response(JSON.stringify(answerOf()), json));
  await (await asked).text();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(hear).not.toHaveBeenCalled();
});

describe('createAnswerLog', () => {
  it('takes in what was pasted, and says so where it is no JSON', () => {
    const log = createAnswerLog(createPage(''));
    expect(log.paste('{ no')).toContain('JSON');
    for (const text of ['5', '"text"', 'null', 'true']) expect(log.paste(text)).toContain('no answer');
    expect(log.paste('{}')).toBeUndefined();
    expect(log.paste(JSON.stringify(answerOf()))).toBeUndefined();
    expect(log.facts()).toMatchObject({ watching: false, seen: 2, tracked: 1, outcomes: [{ type: 'autochat.goal_met.v1', at: 0 }] });
    expect(JSON.stringify(log.facts())).not.toContain('ada@example.com');
  });

  it('remembers a bounded number of outcomes', () => {
    const log = createAnswerLog(createPage(''));
    const many = JSON.stringify({ tracking: Array.from({ length: 900 }, (_, index) => ({ event_type: 'x', event_id: String(index) })) });
    log.paste(many);
    log.paste(many);
    expect(log.facts().outcomes.length).toBe(500);
  });
});
