import { createChatAnalytics, type ChatAnalytics, type Sink } from '@chat-analytics/core';
import { afterEach, expect, it } from 'vitest';
import { followRates, repeatedOf } from './figures.js';

let analytics: ChatAnalytics | undefined;

afterEach(() => {
  analytics?.stop();
  sessionStorage.clear();
});

const sink = (ready: () => boolean): Sink => ({ name: 'ga4', purpose: 'analytics', confirms: 'handover', pace: false, ready, send: () => undefined });

it('never has more than all arrive, what was carried here among it, and does not count as missing what the shopper refused', async () => {
  const first = createChatAnalytics({ sources: [], sinks: [sink(() => false)], consent: { analytics: 'granted' } });
  for (const id of ['a', 'b']) first.track({ event_type: 'goal_met', event_id: id });
  first.stop();

  analytics = createChatAnalytics({ sources: [], sinks: [sink(() => true)], consent: { analytics: 'granted' } });
  const rate = followRates(analytics);
  analytics.track({ event_type: 'goal_met', event_id: 'c' });
  await analytics.flush();
  expect(analytics.health().events.goal_met).toMatchObject({ accepted: 1, delivered: { ga4: 3 } });
  expect(rate(analytics.health().events, 'goal_met', 'ga4')).toBe(100);

  analytics.consent.update({ analytics: 'denied' });
  analytics.track({ event_type: 'goal_met', event_id: 'd' });
  analytics.track({ event_type: 'lead_qualified', event_id: 'e' });
  await analytics.flush();
  expect(rate(analytics.health().events, 'goal_met', 'ga4')).toBe(100);
  expect(rate(analytics.health().events, 'lead_qualified', 'ga4')).toBeUndefined();
});

it('tells attempts that are to be repeated from those that are under way', () => {
  expect(repeatedOf({ status: 'ready', offered: 3, restored: 0, delivered: 1, held: { retry: 1, sending: 1 }, carried: 0, dropped: { filtered: 1 }, failed: 0, attempts: 7 })).toBe(4);
});
