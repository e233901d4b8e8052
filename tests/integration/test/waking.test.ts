import { createChatAnalytics } from '@chat-analytics/core';
import { expect, it, vi } from 'vitest';

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
