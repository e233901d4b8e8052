// @vitest-environment node
import { createChatAnalytics } from '@chat-analytics/core';
import { kustomer } from '@chat-analytics/kustomer';
import { expect, it } from 'vitest';

it('on a server, where there is no window, Kustomer is not looked for, and nothing is harmed', () => {
  expect(typeof window).toBe('undefined');
  const source = kustomer();
  const analytics = createChatAnalytics({ sources: [source], sinks: [], consent: 'not_required' });
  source.attach({ addListener: () => expect.unreachable('heard without a window') });
  source.ingest({ chat_Action: 'chat opened' });
  expect(analytics.health().sources).toEqual({});
  analytics.stop();
});
