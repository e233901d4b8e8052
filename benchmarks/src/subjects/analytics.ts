import googleAnalytics from '@analytics/google-analytics';
import Analytics from 'analytics';
import { measurementId } from '../ids.js';
import type { Start } from '../subject.js';

/** With its own Google plugin, and so with GA4 alone: it has none for the pixel. */
export const start: Start = ({ page: { hear } }) => {
  const analytics = Analytics({ app: 'shop', plugins: [googleAnalytics({ measurementIds: [measurementId] })] });
  hear(({ event_type, event_id, trigger_source, scope }) =>
    analytics.track('chat_widget_tracking', {
      autochat_event_type: event_type,
      autochat_event_id: event_id,
      autochat_trigger_source: trigger_source,
      autochat_scope: scope,
    }),
  );
  return {};
};
