import { createChatAnalytics } from '@chat-analytics/core';
import { hostEventOf } from '@chat-analytics/testing';
import { expect, it, vi } from 'vitest';
import { webhook } from '../src/index.js';

it('consent that is withdrawn drops what is gathered and not on its way', async () => {
  const fetch = vi.spyOn(window, 'fetch').mockReturnValue(new Promise(() => undefined));
  const analytics = createChatAnalytics({ sources: [], sinks: [webhook({ url: 'https://shop.example/events' })], consent: { analytics: 'granted' } });
  analytics.track(hostEventOf('chat_opened', 'a'));
  analytics.consent.update({ analytics: 'denied' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(analytics.health().sinks.webhook).toMatchObject({ dropped: { denied: 1 }, held: {} });
  expect(fetch).not.toHaveBeenCalled();
});
