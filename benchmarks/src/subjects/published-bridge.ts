import type { Start } from '../subject.js';

/**
 * The bridge that Autochat's documentation has hosts paste, written anew from what it says: a listener for the stable event, the GA4
 * recipe of four parameters, the Meta recipe of three, and the look whether each library is there. It sends no event id to Meta, waits
 * for nobody and asks nobody.
 * Source: Autochat, "Widget Tracking Analytics (GTM / GA4 / Meta)": "GA4 mapping recipe", "Meta Pixel mapping recipe".
 */
export const start: Start = ({ page: { window, hear } }) => {
  hear((outcome) => {
    const { event_type, event_id, trigger_source, scope } = outcome;
    if (window.gtag) {
      window.gtag('event', 'chat_widget_tracking', {
        autochat_event_type: event_type,
        autochat_event_id: event_id,
        autochat_trigger_source: trigger_source,
        autochat_scope: scope,
      });
    }
    if (window.fbq) {
      window.fbq('trackCustom', 'AutochatWidgetTracking', {
        autochat_event_type: event_type,
        autochat_event_id: event_id,
        autochat_trigger_source: trigger_source,
      });
    }
  });
  return {};
};
