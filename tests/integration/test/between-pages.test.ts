import { createChatAnalytics, type ChatAnalytics, type ChatAnalyticsOptions, type Sink } from '@chat-analytics/core';
import { unbalanced } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let sent: string[] = [];
let open: ChatAnalytics | undefined;

beforeEach(() => {
  sent = [];
  open = undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Leaves the page that is open and opens another one of the same tab. */
function openPage(options: Partial<ChatAnalyticsOptions> = {}, traits: Partial<Sink> = {}): ChatAnalytics {
  open?.stop();
  Reflect.deleteProperty(window, Symbol.for('chat-analytics'));
  const sink: Sink = { name: 'desk', purpose: 'analytics', confirms: 'handover', ready: () => true, send: ({ event_id }) => void sent.push(event_id), ...traits };
  open = createChatAnalytics({ sources: [], sinks: [sink], consent: { analytics: 'granted' }, ...options });
  return open;
}

function track(page: ChatAnalytics, ...ids: readonly string[]): void {
  for (const event_id of ids) page.track({ event_type: 'chat_opened', actor: 'visitor', event_id, properties: {} });
}

for (const idempotent of [false, true]) {
  describe(`where the destination ${idempotent ? 'knows an event again' : 'does not know an event again'}`, () => {
    it('what a vendor repeats on every page is sent once', () => {
      for (let count = 0; count < 4; count++) track(openPage({}, { idempotent }), 'a', 'b');
      expect(sent).toEqual(['a', 'b']);
    });

    it('of what was sent no more than the last hundred ids are handed on', () => {
      const ids = Array.from({ length: 60 }, (_, index) => `id-${index}`);
      track(openPage({}, { idempotent }), ...ids);
      track(openPage({}, { idempotent }), ...ids.map((id) => `later-${id}`));
      openPage({}, { idempotent }).stop();
      const [record = ''] = Object.values(sessionStorage) as string[];
      expect(JSON.parse(record.split('\n')[0] ?? '') as unknown).toEqual([...ids.slice(20), ...ids.map((id) => `later-${id}`)]);
    });

    it.each(['pending', 'denied'] as const)('a refusal wipes the ids of what was sent, where nothing waits and the page began with consent %s', (analytics) => {
      track(openPage({}, { idempotent }), 'a');
      const page = openPage({ consent: { analytics } }, { idempotent });
      page.consent.update({ analytics: 'denied' });
      expect(sessionStorage).toHaveLength(0);
      page.stop();
      expect(sessionStorage).toHaveLength(0);
    });
  });
}

it('what another page has held is sent by one that wants such events, and dropped by one that does not', () => {
  track(openPage({}, { ready: () => false }), 'a');
  const page = openPage({}, { eventTypes: ['goal_met'] });
  page.track({ event_type: 'goal_met', event_id: 'b' });
  expect(sent).toEqual(['b']);
  expect(page.health().sinks.desk).toMatchObject({ offered: 1, restored: 1, delivered: 1, dropped: { filtered: 1 } });
  expect(unbalanced(page.health())).toEqual([]);
});

it('a page that comes back does not hand on its ids twice', () => {
  const page = openPage();
  track(page, 'a', 'b');
  for (let count = 0; count < 3; count++) {
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pageshow'));
  }
  page.stop();
  expect((Object.values(sessionStorage) as string[]).map((record) => (JSON.parse(record.split('\n')[0] ?? '') as unknown))).toEqual([['a', 'b']]);
});

it('analytics that are stopped before their first turn, as React does in strict mode, leave to the next start what pages before have left', async () => {
  const starts: string[] = [];
  const start = (): (() => void) => {
    starts.push('started');
    return () => undefined;
  };
  const before = openPage({}, { ready: () => false });
  track(before, 'a');
  openPage({}, { start }).stop();
  expect([sent, starts]).toEqual([[], []]);
  const page = openPage();
  await page.flush();
  expect(page.health().sinks.desk).toMatchObject({ restored: 1, delivered: 1 });
  expect(sent).toEqual(['a']);
});

describe('a thousand stored events', () => {
  const stored = Array.from({ length: 1000 }, (_, index) => `stored-${index}`);
  let clock = 0;

  beforeEach(() => {
    track(openPage({}, { ready: () => false }), ...stored);
    open?.stop();
    vi.useFakeTimers();
    clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    // To read one takes a twentieth of a millisecond.
    const { parse } = JSON;
    vi.spyOn(JSON, 'parse').mockImplementation((text) => {
      clock += 0.05;
      return parse(text) as unknown;
    });
  });

  it('are read in slices, and go before what has come since', async () => {
    const page = openPage();
    await vi.advanceTimersToNextTimerAsync();
    track(page, 'new');
    const slices: number[] = [];
    while (sent.length < 1001) {
      const before = clock;
      await vi.advanceTimersToNextTimerAsync();
      slices.push(clock - before);
    }
    expect(Math.max(...slices)).toBeLessThanOrEqual(8);
    expect(slices.length).toBeGreaterThan(4);
    expect(sent).toEqual([...stored, 'new']);
  });

  it('are awaited by who flushes', async () => {
    let sentThen = 0;
    void openPage()
      .flush()
      .then(() => (sentThen = sent.length));
    await vi.runAllTimersAsync();
    expect(sentThen).toBe(1000);
  });

  it.each([false, true])('go on to the next page where the shopper leaves while they are read, and the destination is idempotent: %s', async (idempotent) => {
    const page = openPage({}, { idempotent, ready: () => false });
    await vi.advanceTimersToNextTimerAsync();
    expect(page.health().sinks.desk?.restored).toBe(0);
    window.dispatchEvent(new Event('pagehide'));
    expect(page.health().sinks.desk).toMatchObject({ restored: 1000, carried: 1000 });
    openPage({}, { idempotent });
    await vi.runAllTimersAsync();
    expect(sent).toEqual(stored);
  });

  it.each([false, true])('stay stored until they are sent only where the destination is idempotent: %s', async (idempotent) => {
    openPage({}, { idempotent });
    await vi.advanceTimersToNextTimerAsync();
    expect(sent).toEqual([]);
    expect(sessionStorage).toHaveLength(idempotent ? 1 : 0);
    await vi.runAllTimersAsync();
    expect(sent).toEqual(stored);
    expect(sessionStorage).toHaveLength(0);
  });

  it('are all dropped where consent is refused while they are read', async () => {
    const page = openPage();
    await vi.advanceTimersToNextTimerAsync();
    page.consent.update({ analytics: 'denied' });
    page.consent.update({ analytics: 'granted' });
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    expect(page.health().sinks.desk).toMatchObject({ restored: 1000, dropped: { denied: 1000 } });
    expect(sessionStorage).toHaveLength(0);
  });

  it('come back to the next start where they are read when everything is stopped', async () => {
    const page = openPage();
    await vi.advanceTimersToNextTimerAsync();
    page.stop();
    expect(page.health().sinks.desk).toMatchObject({ restored: 1000, carried: 1000 });
    openPage();
    await vi.runAllTimersAsync();
    expect(sent).toEqual(stored);
  });
});

describe('a page that the browser makes ahead of a click', () => {
  const setPrerendering = (value: boolean): boolean => Reflect.defineProperty(document, 'prerendering', { value, configurable: true });
  const activate = (): void => {
    setPrerendering(false);
    document.dispatchEvent(new Event('prerenderingchange'));
  };
  /** As the page before leaves them when the shopper clicks: one event that was sent, and one that was held. */
  function leaveRecord(): void {
    const page = openPage();
    track(page, 'sent before');
    openPage({}, { ready: () => false });
    if (open) track(open, 'held before');
    open?.stop();
    sent = [];
  }

  beforeEach(() => {
    vi.useFakeTimers();
    setPrerendering(true);
  });
  afterEach(() => {
    open?.stop();
    Reflect.deleteProperty(document, 'prerendering');
  });

  it('takes up once it is seen what the page before left only then, and sends nothing twice', async () => {
    const page = openPage();
    window.dispatchEvent(new Event('pageshow'));
    await vi.runAllTimersAsync();
    open = undefined;
    setPrerendering(false);
    leaveRecord();
    open = page;
    activate();
    track(page, 'sent before', 'new');
    expect(sent).toEqual([]);
    await vi.runAllTimersAsync();
    expect(sent).toEqual(['held before', 'new']);
    expect(page.health().sinks.desk).toMatchObject({ offered: 2, restored: 1, delivered: 2, dropped: { duplicate: 1 } });
    expect(unbalanced(page.health())).toEqual([]);
  });

  it('does not look into the storage, start a sink or send before it is seen, and sends it all then', async () => {
    const getItem = vi.spyOn(Storage.prototype, 'getItem');
    const setItem = vi.spyOn(Storage.prototype, 'setItem');
    const start = vi.fn();
    const page = openPage({}, { start });
    window.dispatchEvent(new Event('pageshow'));
    track(page, 'a', 'b');
    page.consent.update({ advertising: 'granted' });
    await vi.runAllTimersAsync();
    const flushed = vi.fn();
    void page.flush(100).then(flushed);
    await vi.advanceTimersByTimeAsync(50);
    expect(flushed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(flushed).toHaveBeenCalled();
    expect([sent, page.health().sources.host?.accepted, start.mock.calls.length, getItem.mock.calls.length, setItem.mock.calls.length]).toEqual([[], 2, 0, 0, 0]);
    activate();
    await vi.runAllTimersAsync();
    expect(sent).toEqual(['a', 'b']);
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('that is left as soon as it is seen hands on what it has', () => {
    const page = openPage({}, { ready: () => false });
    track(page, 'a');
    activate();
    window.dispatchEvent(new Event('pagehide'));
    expect(page.health().sinks.desk).toMatchObject({ offered: 1, carried: 1 });
    page.stop();
    openPage();
    vi.runAllTimers();
    expect(sent).toEqual(['a']);
  });

  it('that is seen and whose analytics are stopped and started at once sends what it has', () => {
    const page = openPage();
    track(page, 'a');
    activate();
    page.stop();
    expect(sent).toEqual(['a']);
    openPage();
    vi.runAllTimers();
    expect(sent).toEqual(['a']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is never seen leaves nothing behind, neither a listener nor a timer', async () => {
    const page = openPage();
    track(page, 'a');
    window.dispatchEvent(new Event('pagehide'));
    page.stop();
    expect(vi.getTimerCount()).toBe(0);
    activate();
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    expect(sessionStorage).toHaveLength(0);
  });
});
