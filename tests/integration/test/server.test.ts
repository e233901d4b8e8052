// @vitest-environment node
import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { expect, it } from 'vitest';

it('on a server, where there is no window, everything is inert and harmless', async () => {
  expect(typeof window).toBe('undefined');
  const source = autochat();
  const analytics = createChatAnalytics({ sources: [source], sinks: [ga4(), meta()], consent: { analytics: 'granted' } });
  analytics.track({ event_type: 'goal_met' });
  source.ingest({});
  analytics.consent.update({ advertising: 'granted' });
  expect(analytics.consent.get()).toEqual({ analytics: 'granted', advertising: 'granted' });
  expect(analytics.health()).toMatchObject({ sources: {}, sinks: {}, events: {}, recent_failures: [] });
  analytics.subscribe(() => undefined)();
  analytics.trace(() => undefined)();
  await analytics.flush();
  analytics.stop();
});
