import { AnalyticsBrowser, type Context, type Plugin } from '@segment/analytics-next';
import type { Running, Setting } from '../subject.js';

/** A destination in the page: those that Segment loads from its servers are of this kind. */
function destination(name: string, send: (parameters: Record<string, unknown>) => void): Plugin {
  return {
    name,
    type: 'destination',
    version: '1.0.0',
    isLoaded: () => true,
    load: () => Promise.resolve(),
    track(context: Context) {
      send(context.event.properties ?? {});
      return context;
    },
  };
}

export async function start({ page: { window, hear } }: Setting): Promise<Running> {
  const analytics = new AnalyticsBrowser();
  // Nothing goes to its own servers, and nothing into cookies, so that those of a simulated document are not measured.
  analytics.load(
    {
      writeKey: 'none',
      cdnSettings: { integrations: { 'Segment.io': { apiKey: 'none' } } },
      plugins: [
        destination('GA4', (parameters) => window.gtag?.('event', 'chat_widget_tracking', parameters)),
        destination('Meta', ({ autochat_event_type, autochat_event_id, autochat_trigger_source }) =>
          window.fbq?.('trackCustom', 'AutochatWidgetTracking', { autochat_event_type, autochat_event_id, autochat_trigger_source }, { eventID: autochat_event_id }),
        ),
      ],
    },
    { integrations: { 'Segment.io': false }, disableClientPersistence: true },
  );
  await analytics.ready();
  hear(({ event_type, event_id, trigger_source, scope }) =>
    analytics.track('Chat Widget Tracking', {
      autochat_event_type: event_type,
      autochat_event_id: event_id,
      autochat_trigger_source: trigger_source,
      autochat_scope: scope,
    }),
  );
  return {};
}
