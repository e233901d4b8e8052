import { createChatAnalytics, type ChatAnalytics, type ChatAnalyticsOptions } from '@chat-analytics/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** As much of the Web Locks API as is used: nobody queues. */
function createLocks(): { readonly held: Set<string>; request(name: string, options: { ifAvailable: true }, run: (lock: object | null) => unknown): Promise<void> } {
  const held = new Set<string>();
  return {
    held,
    async request(name, _options, run) {
      await Promise.resolve();
      if (held.has(name)) {
        await run(null);
        return;
      }
      held.add(name);
      await run({ name });
      held.delete(name);
    },
  };
}

let locks = createLocks();
let sent: string[] = [];
let isFull = false;

const { setItem } = Storage.prototype;

beforeEach(() => {
  vi.useFakeTimers();
  locks = createLocks();
  sent = [];
  isFull = false;
  // By hand: where happy-dom's storage was spied on and restored, it takes no second spy.
  Storage.prototype.setItem = function (name, text) {
    if (isFull) throw new Error('QuotaExceededError');
    setItem.call(this, name, text);
  };
  Object.defineProperty(window.navigator, 'locks', { configurable: true, value: locks });
});

afterEach(() => {
  vi.useRealTimers();
  Storage.prototype.setItem = setItem;
  Reflect.deleteProperty(window.navigator, 'locks');
});

function openTab(ready: boolean, consent: ChatAnalyticsOptions['consent'] = 'not_required'): ChatAnalytics {
  Reflect.deleteProperty(window, Symbol.for('chat-analytics'));
  return createChatAnalytics({
    sources: [],
    sinks: [{ name: 'desk', purpose: 'analytics', confirms: 'handover', idempotent: true, ready: () => ready, send: ({ event_id }) => void sent.push(event_id) }],
    consent,
    storage: 'local',
  });
}

const track = (tab: ChatAnalytics, event_id: string): void => tab.track({ event_type: 'chat_opened', actor: 'visitor', event_id, properties: {} });

const stored = (): string => Object.keys(localStorage).map((name) => localStorage.getItem(name)).join('');

it('a tab that is stopped as soon as it has the lock lets go of it, though it cannot store', async () => {
  const tab = openTab(true);
  track(tab, 'sent by one that cannot store');
  await vi.advanceTimersByTimeAsync(300);
  expect(locks.held.size).toBe(1);
  isFull = true;
  tab.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(locks.held.size).toBe(0);
});

it('a tab that could not store what it left asks for the lock again when the shopper comes back', async () => {
  const tab = openTab(false, { analytics: 'granted' });
  track(tab, 'waits on a page that is left');
  await vi.advanceTimersByTimeAsync(300);
  expect(locks.held.size).toBe(1);
  isFull = true;
  window.dispatchEvent(new Event('pagehide'));
  await vi.advanceTimersByTimeAsync(300);
  expect(locks.held.size).toBe(0);
  window.dispatchEvent(new Event('pageshow'));
  await vi.advanceTimersByTimeAsync(300);
  expect(locks.held.size).toBe(1);
  tab.stop();
});

it('a tab looks only when what the last holder of the lock has written has had time to arrive', async () => {
  const first = openTab(false);
  track(first, 'a');
  first.stop();
  openTab(true);
  await vi.advanceTimersByTimeAsync(300);
  expect(locks.held.size).toBe(1);
  await vi.advanceTimersByTimeAsync(150);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual(['a']);
  expect(locks.held.size).toBe(0);
});

it('a tab knows at once what was sent, before it has the lock', () => {
  const first = openTab(true);
  track(first, 'a');
  first.stop();
  track(openTab(true), 'a');
  expect(sent).toEqual(['a']);
});

it('a tab asks again while another one is at it, and takes what that has left', async () => {
  const first = openTab(false);
  track(first, 'a');
  first.stop();
  const second = openTab(false);
  await vi.advanceTimersByTimeAsync(600);
  expect(locks.held.size).toBe(1);
  openTab(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([]);
  second.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(['a']);
});

it.each([0, 100, 300, 600])('a tab that is stopped %i ms after its start holds no lock and leaves no timer', async (milliseconds) => {
  const first = openTab(false);
  track(first, 'a');
  first.stop();
  const second = openTab(false);
  await vi.advanceTimersByTimeAsync(milliseconds);
  second.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(locks.held.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(localStorage).toHaveLength(1);
});

it('a tab that is left, shown and stopped while it is still asked for the lock leaves no timer', async () => {
  const { request } = locks;
  locks.request = async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    await request(...asked);
  };
  const tab = openTab(false);
  await vi.advanceTimersByTimeAsync(250);
  window.dispatchEvent(new Event('pagehide'));
  window.dispatchEvent(new Event('pageshow'));
  await vi.advanceTimersByTimeAsync(100);
  tab.stop();
  await vi.advanceTimersByTimeAsync(35);
  expect(vi.getTimerCount()).toBe(0);
});

it('what pages store does not grow as long as another tab has the lock and nothing is delivered', async () => {
  const sender = openTab(true);
  for (let index = 0; index < 100; index++) track(sender, `sent ${String(index)}`);
  sender.stop();
  const left = openTab(false);
  track(left, 'waits');
  left.stop();
  openTab(false);
  await vi.advanceTimersByTimeAsync(600);
  expect(locks.held.size).toBe(1);
  const before = stored().length;
  for (let page = 0; page < 5; page++) {
    const tab = openTab(false);
    await vi.advanceTimersByTimeAsync(600);
    tab.stop();
  }
  expect(stored()).toHaveLength(before);
});

it('a refusal wipes at once what is stored, though another tab is at it', async () => {
  const first = openTab(false);
  track(first, 'a');
  first.stop();
  openTab(false);
  await vi.advanceTimersByTimeAsync(600);
  const third = openTab(false);
  third.consent.update({ analytics: 'denied' });
  expect(localStorage).toHaveLength(0);
  expect(third.health().sinks.desk).toMatchObject({ restored: 1, dropped: { denied: 1 } });
});

it('a tab that crashes while it reads what others have left leaves it to them, though its own events have been sent', async () => {
  const first = openTab(false);
  for (let count = 0; count < 1000; count++) track(first, `stored-${count}`);
  first.stop();
  // To read takes so long that every portion has a slice of its own.
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 10));
  let acknowledge: (() => void) | undefined;
  Reflect.deleteProperty(window, Symbol.for('chat-analytics'));
  const second = createChatAnalytics({
    sources: [],
    sinks: [{ name: 'desk', purpose: 'analytics', confirms: 'acknowledged', idempotent: true, ready: () => true, send: () => new Promise<void>((resolve) => (acknowledge = resolve)) }],
    consent: 'not_required',
    storage: 'local',
  });
  track(second, 'of its own');
  while (!locks.held.size) await vi.advanceTimersToNextTimerAsync();
  for (let turns = 0; turns < 10; turns++) await vi.advanceTimersToNextTimerAsync();
  acknowledge?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(second.health().sinks.desk).toMatchObject({ delivered: 1, restored: 0 });
  expect(stored()).toContain('stored-999');
  expect(locks.held.size).toBe(1);
  second.stop();
});
