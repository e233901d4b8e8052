import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';

createChatAnalytics({
  sources: [autochat()],
  sinks: [ga4({ measurementId: 'G-XXXXXXXXXX' })],
  consent: 'not_required',
});
