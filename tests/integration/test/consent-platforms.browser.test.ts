import { createChatAnalytics } from '@chat-analytics/core';
import { followConsentMode } from '@chat-analytics/core/consent-mode';
import { followTcf } from '@chat-analytics/core/tcf';
import { ga4 } from '@chat-analytics/ga4-sink';
import { createGtag, createTcf, hostEventOf } from '@chat-analytics/testing';
import { expect, it } from 'vitest';

const page = window as Window & { gtag?: (...call: unknown[]) => void };

it('in a real browser: Consent Mode is heard on the stub and behind gtag.js, in the same turn', async () => {
  const gtagJs = createGtag(window, { arrival: 'manual' });
  page.gtag?.('consent', 'default', { analytics_storage: 'denied' });
  const analytics = createChatAnalytics({ sources: [], sinks: [ga4()], consent: { analytics: 'granted' }, debug: false });
  const stop = followConsentMode(analytics);
  expect(analytics.consent.get().analytics).toBe('pending');
  page.gtag?.('consent', 'update', { analytics_storage: 'granted' });
  expect(analytics.consent.get().analytics).toBe('granted');
  analytics.track(hostEventOf('chat_opened', 'waits for gtag.js'));
  expect(analytics.health().sinks.ga4).toMatchObject({ status: 'waiting', held: { not_ready: 1 } });
  gtagJs.load();
  await analytics.flush();
  expect(gtagJs.hits).toHaveLength(1);
  page.gtag?.('consent', 'update', { analytics_storage: 'denied' });
  analytics.track(hostEventOf('chat_opened', 'refused'));
  await analytics.flush();
  expect(analytics.health().sinks.ga4).toMatchObject({ delivered: 1, dropped: { denied: 1 } });
  stop();
  gtagJs.remove();
});

it('in a real browser: a TCF platform that comes late is heard', async () => {
  const platform = createTcf(window, { arrival: 200, stub: false, stored: { purposes: [1, 8, 9] } });
  const analytics = createChatAnalytics({ sources: [], sinks: [], consent: {}, debug: false });
  const stop = followTcf(analytics);
  await expect.poll(() => analytics.consent.get()).toEqual({ analytics: 'granted', advertising: 'denied' });
  stop();
  expect(platform.listeners()).toBe(0);
  platform.remove();
});
