import type { AutochatEventName } from './contract.js';

/**
 * The `event.detail` of the CustomEvents that the Autochat widget dispatches on `window`. Two events bring the same detail: the
 * stable `autochat.widget_tracking.v1` and the alias named by `event_type`.
 * Source: Autochat, "Widget Tracking Analytics (GTM / GA4 / Meta)", browser event contract.
 */
export interface AutochatEventDetail {
  scope: 'chat_widget_tracking';
  event_id: string;
  event_type: AutochatEventName;
  /** ISO 8601. */
  occurred_at: string;
  conversation_id: string;
  session_id?: string | null;
  /** What brought the outcome about. Its values are published nowhere: an open set. */
  trigger_source: string;
  /** Redacted by the vendor; its keys are published nowhere. */
  data: Record<string, unknown>;
  dispatch_version: 1;
}
