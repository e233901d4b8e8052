import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { measurementId, pixelId } from '../ids.js';
import type { Start } from '../subject.js';

/** Everything on but the pace, which gtag.js needs and a benchmark does not. */
export const start: Start = ({ page: { window }, naming, pending }) => {
  const state = pending ? 'pending' : 'granted';
  const { stop, consent } = createChatAnalytics({
    sources: [clarity()],
    sinks: [ga4({ measurementId, naming, pace: false }), meta({ pixelId, naming })],
    consent: { analytics: state, advertising: state },
    limits: { held: 10_000 },
    window,
  });
  return { stop, grant: () => consent.update({ analytics: 'granted', advertising: 'granted' }) };
};
