import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics, type ChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { measurementId } from './libraries.js';
import type { Settings } from './settings.js';

/** All that a shop has to write. */
export function startAnalytics({ naming, listen, analytics, advertising }: Settings): ChatAnalytics {
  return createChatAnalytics({
    sources: [autochat({ listen })],
    sinks: [ga4({ measurementId, naming }), meta({ naming })],
    consent: { analytics, advertising },
  });
}
