import { createChatAnalytics } from '@chat-analytics/core';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
});

it('a pace asks for whole milliseconds, as a timer that comes early by a part of one would ask again at once', () => {
  const delays: unknown[] = [];
  // A second event comes at the same moment, however slow the machine is.
  vi.spyOn(window.performance, 'now').mockReturnValue(1000);
  vi.spyOn(window, 'setTimeout').mockImplementation(((_: () => void, delay: number) => delays.push(delay)) as unknown as typeof window.setTimeout);
  const page = createChatAnalytics({
    sources: [],
    sinks: [{ name: 'desk', purpose: 'none', confirms: 'handover', pace: { burst: 1, perSecond: 3 }, ready: () => true, send: () => undefined }],
    consent: 'not_required',
  });
  delays.length = 0;
  for (const event_id of ['a', 'b']) page.track({ event_type: 'chat_opened', actor: 'visitor', event_id, properties: {} });
  expect(delays).toEqual([334]);
});

it('a page that clears all timers there are stops nothing for longer than until the next event, or the next question', async () => {
  vi.useFakeTimers();
  const ids: number[] = [];
  const setTimer = window.setTimeout.bind(window);
  vi.spyOn(window, 'setTimeout').mockImplementation(((run: () => void, delay: number) => {
    const id = setTimer(run, delay);
    ids.push(id);
    return id;
  }) as unknown as typeof window.setTimeout);
  let ready = false;
  const sent: string[] = [];
  const page = createChatAnalytics({
    sources: [],
    sinks: [{ name: 'desk', purpose: 'none', confirms: 'handover', ready: () => ready, send: ({ event_id: id }) => void sent.push(id) }],
    consent: 'not_required',
    storage: 'none',
  });
  page.track({ event_type: 'goal_met', event_id: 'a' });
  for (const id of ids) window.clearTimeout(id);
  ready = true;
  await vi.advanceTimersByTimeAsync(1100);
  const flushed = vi.fn();
  void page.flush(200).then(flushed);
  page.track({ event_type: 'goal_met', event_id: 'b' });
  await vi.advanceTimersByTimeAsync(300);
  expect(sent).toEqual(['a', 'b']);
  expect(flushed).toHaveBeenCalled();
  page.stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('a wait that is longer than timers know is no hundred timers', async () => {
  vi.useFakeTimers();
  const timers = vi.spyOn(window, 'setTimeout');
  const page = createChatAnalytics({
    sources: [],
    sinks: [{ name: 'desk', purpose: 'none', confirms: 'acknowledged', ready: () => true, send: () => Promise.reject(Object.assign(new Error('later'), { retryAfterMs: 30 * 86_400_000 })) }],
    consent: 'not_required',
    storage: 'none',
  });
  page.track({ event_type: 'goal_met', event_id: 'a' });
  await vi.advanceTimersByTimeAsync(1000);
  for (const [, delay = 0] of timers.mock.calls) expect(delay).toBeLessThan(2 ** 31);
  page.stop();
});
