import { createChatAnalytics } from '@chat-analytics/core';
import { watchPage } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhook } from '../src/index.js';
import { eventOf } from './event-of.js';
import { openSink, settle, type OpenSink } from './open-sink.js';

const many = (count: number, prefix = 'e'): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const idsOf = ({ requests }: OpenSink): (readonly string[])[] => requests.map(({ ids }) => ids);

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime('2026-02-11T09:31:00.000Z');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what webhook sends', () => {
  it('is a batch of events as JSON, under a key of its own', () => {
    const { offer, requests } = openSink();
    offer('a', 'b');
    vi.advanceTimersByTime(1000);
    expect(requests).toHaveLength(1);
    const [{ url, init, key, body } = expect.fail()] = requests;
    expect(url).toBe('https://shop.example/events');
    expect(init).toMatchObject({ method: 'POST', keepalive: true, redirect: 'manual' });
    expect(Object.fromEntries(new Headers(init.headers))).toEqual({ 'content-type': 'application/json', 'idempotency-key': body.batch_id });
    expect(body).toEqual({ batch_id: key, sent_at: '2026-02-11T09:31:01.000Z', events: [eventOf('a'), eventOf('b')] });
  });

  it('has the headers of the host, of which the content type is none', () => {
    const { offer, requests } = openSink({ headers: { 'x-shop': 'teapots', 'Content-Type': 'text/plain' }, batch: { size: 1 } });
    offer('a');
    expect(Object.fromEntries(new Headers(requests[0]?.init.headers))).toMatchObject({ 'x-shop': 'teapots', 'content-type': 'application/json' });
  });

  it('goes to the host of the page where a path is given, whatever the base of its links is', () => {
    const base = document.createElement('base');
    base.href = 'https://cdn.example/assets/';
    document.head.append(base);
    const { offer, requests } = openSink({ url: '/chat-events', batch: { size: 1 } });
    offer('a');
    base.remove();
    expect(requests.map(({ url }) => url)).toEqual([new URL('/chat-events', location.href).href]);
  });

  it('may be told by type to be left out', () => {
    const post = vi.spyOn(window, 'fetch');
    const analytics = createChatAnalytics({ sources: [], sinks: [webhook({ url: 'https://shop.example/events', events: ['goal_met'], batch: { size: 1 } })], consent: 'not_required', debug: false });
    analytics.track({ event_type: 'chat_opened' });
    expect(analytics.health().sinks.webhook?.dropped).toEqual({ filtered: 1 });
    expect(post).not.toHaveBeenCalled();
    analytics.stop();
  });
});

describe('events are gathered', () => {
  it('until there are 20, or a second is over', () => {
    const shop = openSink();
    shop.offer(...many(19));
    vi.advanceTimersByTime(999);
    expect(shop.requests).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(shop.requests).toHaveLength(1);

    const other = openSink();
    other.offer(...many(20));
    expect(idsOf(other)).toEqual([many(20)]);
  });

  it('by the number and the time that the host wants', () => {
    const shop = openSink({ batch: { size: 2, waitMs: 50 } });
    shop.offer('a', 'b');
    expect(shop.requests).toHaveLength(1);
    const other = openSink({ batch: { waitMs: 50 } });
    other.offer('a');
    vi.advanceTimersByTime(50);
    expect(other.requests).toHaveLength(1);
  });

  it('at most 200 to a request, whatever the host wants', () => {
    const shop = openSink({ batch: { size: 1000 } });
    shop.offer(...many(200));
    expect(shop.requests).toHaveLength(1);
  });

  it('and sent at once by flush, which hurries no later event', async () => {
    const { sink, offer, requests } = openSink();
    sink.flush?.(false);
    offer('a');
    expect(requests).toHaveLength(0);
    sink.flush?.(false);
    expect(requests).toHaveLength(1);
    await requests[0]?.answer(200);
    offer('b');
    expect(requests).toHaveLength(1);
  });

  it('while a request is not answered, so that never two are on their way', async () => {
    const shop = openSink({ batch: { size: 3 } });
    shop.offer(...many(8));
    expect(idsOf(shop)).toEqual([['e0', 'e1', 'e2']]);
    await shop.requests[0]?.answer(204);
    await shop.requests[1]?.answer(204);
    expect(idsOf(shop)).toEqual([['e0', 'e1', 'e2'], ['e3', 'e4', 'e5']]);
    vi.advanceTimersByTime(1000);
    expect(idsOf(shop)[2]).toEqual(['e6', 'e7']);
  });

  it('and all of them are sent by one flush, batch after batch', async () => {
    const shop = openSink({ batch: { size: 3 } });
    shop.offer(...many(5));
    shop.sink.flush?.(false);
    await shop.requests[0]?.answer(200);
    expect(idsOf(shop)).toEqual([['e0', 'e1', 'e2'], ['e3', 'e4']]);
  });

  it('into batches of at most 30 kB, counted as they are on the wire', () => {
    const shop = openSink();
    for (const id of many(20)) shop.offerEvent(eventOf(id, { starter_text: 'ä'.repeat(1000) }));
    expect(shop.requests[0]?.bytes).toBeLessThan(30_200);
    expect(shop.requests[0]?.ids).toHaveLength(13);
  });

  it('but one that is larger goes alone, and cannot outlive the page', () => {
    const shop = openSink({ batch: { size: 2 } });
    shop.offerEvent(eventOf('large', { starter_text: 'x'.repeat(70_000) }));
    shop.offer('small');
    expect(idsOf(shop)).toEqual([['large']]);
    expect(shop.requests[0]?.init.keepalive).toBe(false);
  });

  it('and at most 200 wait here: the others wait with core, and none overtakes them', async () => {
    const shop = openSink({ batch: { size: 100 } });
    shop.offer(...many(350));
    await settle();
    expect(shop.outcomes.e299).toBe(undefined);
    expect(shop.outcomes.e300).toBe(1000);
    vi.advanceTimersByTime(5);
    shop.offer('soon');
    await settle();
    expect(shop.outcomes.soon).toBe(995);
    await shop.requests[0]?.answer(200);
    vi.advanceTimersByTime(5);
    shop.offer('later');
    await settle();
    expect(shop.outcomes.later).toBe(990);
    await shop.requests[1]?.answer(200);
    await shop.requests[2]?.answer(200);
    vi.advanceTimersByTime(990);
    shop.offer(...many(100, 'again'));
    expect(shop.requests[3]?.ids[0]).toBe('again0');
  });

  it('with no timer while there is nothing to gather', async () => {
    const { offer, sink, requests } = openSink();
    expect(vi.getTimerCount()).toBe(0);
    offer('a');
    expect(vi.getTimerCount()).toBe(1);
    sink.flush?.(false);
    await requests[0]?.answer(200);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an answer', () => {
  it('of success acknowledges every event of the batch', async () => {
    const { offer, requests, outcomes } = openSink({ batch: { size: 2 } });
    offer('a', 'b', 'c');
    await requests[0]?.answer(202);
    expect(outcomes).toEqual({ a: 'acknowledged', b: 'acknowledged', c: undefined });
  });

  for (const status of [408, 425, 429, 500, 502, 503, 504]) {
    it(`of ${status} gives everything back, to be offered again`, async () => {
      const { offer, requests, outcomes, issues } = openSink({ batch: { size: 2 } });
      offer('a', 'b', 'c');
      await requests[0]?.answer(status);
      expect(Object.values(outcomes)).toEqual([expect.any(Number), outcomes.a, outcomes.a]);
      expect(issues).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    });
  }

  it('that never comes is one of those', async () => {
    const { offer, requests, outcomes } = openSink({ batch: { size: 1 } });
    offer('a', 'b');
    await requests[0]?.fail();
    expect(outcomes).toEqual({ a: expect.any(Number) as number, b: outcomes.a });
  });

  it('is waited for half a minute', async () => {
    const { offer, requests, outcomes } = openSink({ batch: { size: 1 } });
    offer('a');
    vi.advanceTimersByTime(29_999);
    await settle();
    expect(outcomes.a).toBe(undefined);
    vi.advanceTimersByTime(1);
    await settle();
    expect(requests[0]?.init.signal?.aborted).toBe(true);
    expect(outcomes.a).toEqual(expect.any(Number));
    expect(vi.getTimerCount()).toBe(0);
  });

  for (const status of [400, 401, 403, 404, 410, 413, 422]) {
    it(`of ${status} is final: the batch is given up and reported by its status, and the next one goes`, async () => {
      const { offer, requests, outcomes, issues } = openSink({ batch: { size: 1 } });
      offer('a', 'b');
      await requests[0]?.answer(status);
      expect(outcomes).toEqual({ a: `http_${status}`, b: undefined });
      expect(issues).toEqual([`http_error webhook ${status}`]);
      expect(requests[1]?.ids).toEqual(['b']);
    });
  }

  it('that redirects is final, since a POST that follows becomes a GET', async () => {
    const { offer, requests, outcomes, issues } = openSink({ batch: { size: 1 } });
    offer('a');
    await requests[0]?.redirect();
    expect(outcomes.a).toBe('http_redirect');
    expect(issues).toEqual(['http_error webhook redirect']);
  });
});

describe('after a failure', () => {
  /** How long the sink waits after so many failures in a row, with chance held at its highest. */
  async function waits(headers: (Record<string, string> | undefined)[]): Promise<number[]> {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { offer, requests, outcomes } = openSink({ batch: { size: 1 } });
    const found: number[] = [];
    for (const [index, header] of headers.entries()) {
      offer('a');
      await (header ? requests[index]?.answer(503, header) : requests[index]?.fail());
      found.push(Number(outcomes.a));
      vi.advanceTimersByTime(Number(outcomes.a));
    }
    return found;
  }

  it('the sink waits, twice as long every time, a minute at most', async () => {
    expect(await waits(Array.from({ length: 8 }, () => undefined))).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('it waits by chance as little as half of that', async () => {
    const { offer, requests, outcomes } = openSink({ batch: { size: 1 } });
    vi.spyOn(Math, 'random').mockReturnValue(0);
    offer('a');
    await requests[0]?.fail();
    expect(outcomes.a).toBe(500);
  });

  it('it waits as long as Retry-After asks in seconds, and an hour at most', async () => {
    expect(await waits([{ 'retry-after': '7' }, { 'retry-after': '86400' }])).toEqual([8000, 60 * 60_000]);
  });

  it('it waits until the date in Retry-After, and an hour at most', async () => {
    expect(await waits([{ 'retry-after': 'Wed, 11 Feb 2026 09:31:10 GMT' }])).toEqual([11_000]);
    expect(await waits([{ 'retry-after': 'Thu, 11 Feb 2027 09:31:10 GMT' }])).toEqual([60 * 60_000]);
  });

  it('a Retry-After that says nothing, or the past, counts as none', async () => {
    expect(await waits([{ 'retry-after': 'soon' }])).toEqual([1000]);
    expect(await waits([{ 'retry-after': 'Wed, 11 Feb 2015 09:31:10 GMT' }])).toEqual([1000]);
    expect(await waits([{ 'retry-after': '-5' }])).toEqual([1000]);
  });

  it('what is offered meanwhile waits as long, and nothing is sent', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { offer, requests, outcomes } = openSink({ batch: { size: 1 } });
    offer('a');
    await requests[0]?.answer(500);
    vi.advanceTimersByTime(400);
    offer('b');
    await settle();
    expect(outcomes.b).toBe(600);
    vi.advanceTimersByTime(600);
    offer('a', 'b');
    expect(requests).toHaveLength(2);
  });

  it('an answer ends the series, whatever it is', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    for (const status of [200, 404]) {
      const { offer, requests, outcomes } = openSink({ batch: { size: 1 } });
      offer('a');
      await requests[0]?.answer(500);
      vi.advanceTimersByTime(1000);
      offer('a');
      await requests[1]?.answer(status);
      offer('b');
      await requests[2]?.answer(500);
      expect(outcomes.b).toBe(1000);
    }
  });

  it('the same batch goes under the same key, another under another', async () => {
    const { offer, requests } = openSink({ batch: { size: 2 } });
    offer('a', 'b');
    await requests[0]?.answer(500);
    vi.advanceTimersByTime(1000);
    offer('a', 'b');
    await requests[1]?.answer(200);
    offer('b', 'a');
    await requests[2]?.answer(200);
    offer('ab', 'c');
    await requests[3]?.answer(200);
    offer('a', 'bc');
    const [first, second, ...others] = requests.map(({ key }) => key);
    expect(second).toBe(first);
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it('the next attempt does without keepalive, of which other scripts may have used up all', async () => {
    const { offer, requests } = openSink({ batch: { size: 1 } });
    offer('a');
    await requests[0]?.fail();
    vi.advanceTimersByTime(1000);
    offer('a');
    expect(requests.map(({ init }) => init.keepalive)).toEqual([true, false]);
  });
});

it('without a network the sink is not ready', () => {
  const { sink } = openSink();
  expect(sink.ready(window)).toBe(true);
  vi.spyOn(window.navigator, 'onLine', 'get').mockReturnValue(false);
  expect(sink.ready(window)).toBe(false);
  // A browser that does not know is believed to have one.
  expect(sink.ready({ navigator: {} } as Window)).toBe(true);
});

it('batches of other events have other keys', async () => {
  const { offer, requests } = openSink({ batch: { size: 1 } });
  for (let number = 0; number < 2000; number++) {
    offer(`conv_1:message:${number}`);
    await requests[number]?.answer(200);
  }
  expect(new Set(requests.map(({ key }) => key)).size).toBe(2000);
});

describe('after stop', () => {
  it('no timer and no listener is left, and an answer changes nothing', async () => {
    const watch = watchPage(window);
    const { offer, requests, outcomes, issues, stop } = openSink({ batch: { size: 1 } });
    offer('a', 'b');
    stop();
    expect(watch.left()).toEqual([]);
    watch.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(requests[0]?.init.signal?.aborted).toBe(true);
    await requests[0]?.answer(404);
    expect(requests).toHaveLength(1);
    expect(outcomes).toEqual({ a: undefined, b: undefined });
    expect(issues).toEqual([]);
  });

  it('what was gathered is not sent', () => {
    const { offer, requests, sink, stop } = openSink();
    offer('a');
    stop();
    sink.flush?.(false);
    sink.flush?.(true);
    vi.runAllTimers();
    expect(requests).toEqual([]);
  });
});

describe('what a page may do to a request', () => {
  it('no beacon follows one that fails after a refusal', async () => {
    const beacon = vi.spyOn(window.navigator, 'sendBeacon').mockReturnValue(true);
    const shop = openSink();
    vi.stubGlobal('Request', { prototype: { keepalive: false } });
    shop.offer('a');
    shop.sink.flush?.(true);
    await settle();
    shop.consent('denied');
    await shop.requests[0]?.fail();
    expect(beacon).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('an answer that says nothing of when to come again is an answer', async () => {
    const shop = openSink({ batch: { size: 1 } });
    vi.spyOn(window, 'fetch').mockResolvedValue({ ok: false, status: 503 } as Response);
    shop.offer('a');
    await settle();
    expect(shop.outcomes.a).toEqual(expect.any(Number));
  });
});
