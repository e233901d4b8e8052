import { defineContract } from '@chat-analytics/core';

/** The event that the widget dispatches for every outcome, whatever its type. */
export const stableEvent = 'autochat.widget_tracking.v1';

const take = { trigger_source: 'trigger_source', details: 'data' } as const;

/**
 * What Autochat's seven outcomes mean. They are told by the vendor's system, which does not say who brought them about.
 * Source: Autochat, "Widget Tracking Analytics (GTM / GA4 / Meta)".
 */
export const contract = defineContract({
  vendor: 'autochat',
  envelope: { event_id: 'event_id', occurred_at: 'occurred_at', conversation_id: 'conversation_id', session_id: 'session_id' },
  events: {
    'autochat.contact_info_obtained.v1': { type: 'contact_info_obtained', actor: 'system', take },
    'autochat.lead_qualified.v1': { type: 'lead_qualified', actor: 'system', take },
    'autochat.escalation_triggered.v1': { type: 'escalation_triggered', actor: 'system', take },
    'autochat.followup_scheduled.v1': { type: 'followup_scheduled', actor: 'system', take },
    'autochat.followup_inferred.v1': { type: 'followup_inferred', actor: 'system', take },
    'autochat.appointment_scheduled.v1': { type: 'appointment_scheduled', actor: 'system', take },
    'autochat.goal_met.v1': { type: 'goal_met', actor: 'system', take },
  },
  recipes: {
    ga4: {
      '*': {
        name: 'chat_widget_tracking',
        set: { autochat_scope: 'chat_widget_tracking' },
        take: { autochat_event_type: 'vendor_event', autochat_event_id: 'event_id', autochat_trigger_source: 'trigger_source' },
      },
    },
    meta: {
      '*': {
        name: 'AutochatWidgetTracking',
        take: { autochat_event_type: 'vendor_event', autochat_event_id: 'event_id', autochat_trigger_source: 'trigger_source' },
      },
    },
    gtm: {
      '*': {
        name: stableEvent,
        under: 'autochat',
        set: { scope: 'chat_widget_tracking' },
        take: { event_type: 'vendor_event', event_id: 'event_id', trigger_source: 'trigger_source', conversation_id: 'conversation_id' },
      },
    },
  },
});

/** One of Autochat's seven outcomes by its own name, e.g. `autochat.lead_qualified.v1`. */
export type AutochatEventName = keyof typeof contract.events;
