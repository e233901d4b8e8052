import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventOf } from './event-of.js';
import { openSink, settle, type OpenSink } from './open-sink.js';

/** Beacons that were queued: where to, of which type, and with which events. */
let beacons: { url: string; type: string; ids: string[] }[];
let queue: () => boolean;

beforeEach(() => {
  vi.useFakeTimers();
  // happy-dom's knows nothing of it.
  vi.stubGlobal('Request', { prototype: { keepalive: false } });
  beacons = [];
  queue = () => true;
  vi.spyOn(window.navigator, 'sendBeacon').mockImplementation((url, data) => {
    const { type } = data as Blob;
    const beacon = { url: String(url), type, ids: [] as string[] };
    beacons.push(beacon);
    void (data as Blob).text().then((text) => beacon.ids.push(...(JSON.parse(text) as { events: { event_id: string }[] }).events.map(({ event_id: id }) => id)));
    return queue();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const leave = ({ sink }: OpenSink): void => sink.flush?.(true);
const bytesOf = ({ requests }: OpenSink): number => requests.reduce((sum, { bytes }) => sum + bytes, 0);
/** Reading a Blob takes more than a turn. */
const read = async (): Promise<void> => {
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 20));
};

it('when the page goes, what is gathered is sent so that it outlives the page', () => {
  const shop = openSink();
  shop.offer('a', 'b');
  leave(shop);
  expect(shop.requests.map(({ ids }) => ids)).toEqual([['a', 'b']]);
  expect(shop.requests[0]?.init.keepalive).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('what was sent as the page went is core\'s again, should the page come back', async () => {
  const shop = openSink();
  shop.offer('a');
  leave(shop);
  await settle();
  expect(shop.outcomes.a).toBe(1000);
  await shop.requests[0]?.answer(404);
  expect(shop.issues).toEqual([]);
  shop.offer('a');
  vi.advanceTimersByTime(1000);
  expect(shop.requests).toHaveLength(2);
});

it('nothing is sent where nothing is gathered', () => {
  const shop = openSink();
  leave(shop);
  expect(shop.requests).toEqual([]);
});

it('it goes in batches of the same size, of 64 kB in all, and the rest stays with core', async () => {
  const shop = openSink({ batch: { size: 40 } });
  shop.offer('first');
  shop.sink.flush?.(false);
  await shop.requests[0]?.answer(200);
  for (let number = 0; number < 39; number++) shop.offerEvent(eventOf(`large${number}`, { starter_text: 'ä'.repeat(1000) }));
  leave(shop);
  await settle();
  const [, ...leaving] = shop.requests;
  for (const { bytes, init } of leaving) {
    expect(bytes).toBeLessThan(30_200);
    expect(init.keepalive).toBe(true);
  }
  expect(bytesOf(shop)).toBeGreaterThan(55_000);
  expect(bytesOf(shop)).toBeLessThan(64 * 1024);
  const ids = leaving.flatMap((request) => request.ids);
  expect(ids).toEqual(Array.from(ids, (_, number) => `large${number}`));
  expect(shop.outcomes.large38).toBe(1000);
});

it('the request on its way goes on, and counts', () => {
  const shop = openSink({ batch: { size: 13 } });
  for (let number = 0; number < 39; number++) shop.offerEvent(eventOf(`large${number}`, { starter_text: 'ä'.repeat(1000) }));
  expect(shop.requests).toHaveLength(1);
  leave(shop);
  expect(shop.requests).toHaveLength(2);
  expect(bytesOf(shop)).toBeLessThan(64 * 1024);
  expect(shop.requests[0]?.init.signal?.aborted).toBe(false);
  expect(vi.getTimerCount()).toBe(1);
});

it('an event that is too large for it waits for the next page', async () => {
  const shop = openSink();
  shop.offerEvent(eventOf('large', { starter_text: 'x'.repeat(70_000) }));
  leave(shop);
  await settle();
  expect(shop.requests).toEqual([]);
  expect(shop.outcomes.large).toBe(1000);
});

it('where requests cannot outlive the page, beacons do', async () => {
  vi.stubGlobal('Request', { prototype: {} });
  const shop = openSink();
  shop.offer('a', 'b');
  leave(shop);
  await settle();
  await read();
  expect(shop.requests).toEqual([]);
  expect(beacons).toEqual([{ url: 'https://shop.example/events', type: 'application/json', ids: ['a', 'b'] }]);
});

it('and where other scripts have used up what may outlive it', async () => {
  const shop = openSink();
  shop.offer('a');
  leave(shop);
  await shop.requests[0]?.fail();
  expect(beacons).toHaveLength(1);
});

it('but never without the headers that the host asked for', async () => {
  vi.stubGlobal('Request', { prototype: {} });
  const shop = openSink({ headers: { authorization: 'Bearer 1' } });
  shop.offer('a');
  leave(shop);
  await settle();
  expect(beacons).toEqual([]);
  expect(shop.outcomes.a).toBe(1000);
});

it('a browser that takes no beacon does no harm', async () => {
  vi.stubGlobal('Request', { prototype: {} });
  queue = () => {
    throw new TypeError('not today');
  };
  const shop = openSink();
  shop.offer('a');
  leave(shop);
  await settle();
  expect(shop.outcomes.a).toBe(1000);
});

it('no beacon goes after stop', async () => {
  const shop = openSink();
  shop.offer('a');
  leave(shop);
  shop.stop();
  await shop.requests[0]?.fail();
  expect(beacons).toEqual([]);
});
