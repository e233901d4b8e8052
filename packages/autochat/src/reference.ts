import type { ChatEvent, EventReference, Reference } from '@chat-analytics/core';
import { contract, type AutochatEventName } from './contract.js';
import type { AutochatEventDetail } from './detail.js';

/** All that a detail has, as the vendor documents it. */
const attributes: readonly (keyof AutochatEventDetail)[] = [
  'scope',
  'event_id',
  'event_type',
  'occurred_at',
  'conversation_id',
  'session_id',
  'trigger_source',
  'data',
  'dispatch_version',
];

/** The example of one outcome; what the seven have in common is written once. */
function outcome(name: AutochatEventName, meaning: string, trigger: string, id: string): EventReference {
  const detail: AutochatEventDetail = {
    scope: 'chat_widget_tracking',
    event_id: id,
    event_type: name,
    occurred_at: '2026-02-11T09:30:00.000Z',
    conversation_id: 'conv_7f3a',
    session_id: 'sess_42',
    trigger_source: trigger,
    data: { internal_score: 87 },
    dispatch_version: 1,
  };
  const out: ChatEvent = {
    schema_version: 1,
    event_id: id,
    event_type: contract.events[name].type,
    occurred_at: detail.occurred_at,
    vendor: 'autochat',
    vendor_event: name,
    actor: 'system',
    conversation_id: 'conv_7f3a',
    session_id: 'sess_42',
    properties: { trigger_source: trigger },
  };
  return { meaning, evidence: 'documentation', examples: [{ in: detail, out }], attributes };
}

/**
 * What Autochat's events mean. Outcomes only: the widget tells no opening, closing or message to the page, and nothing of SMS, e-mail,
 * voice and dashboard conversations.
 */
export const reference: Reference<typeof contract> = {
  contract,
  events: {
    'autochat.contact_info_obtained.v1': outcome('autochat.contact_info_obtained.v1', 'The shopper left a way to be reached.', 'tool', 'evt_01'),
    'autochat.lead_qualified.v1': outcome('autochat.lead_qualified.v1', 'The conversation met what the shop counts as a qualified lead.', 'tool', 'evt_02'),
    'autochat.escalation_triggered.v1': outcome('autochat.escalation_triggered.v1', 'The conversation was handed to a person.', 'rule', 'evt_03'),
    'autochat.followup_scheduled.v1': outcome('autochat.followup_scheduled.v1', 'A follow-up was agreed on.', 'tool', 'evt_04'),
    'autochat.followup_inferred.v1': outcome(
      'autochat.followup_inferred.v1',
      'A follow-up seems wanted, as the vendor infers it. On the list of outcomes, though the vendor may not emit it yet.',
      'model',
      'evt_05',
    ),
    'autochat.appointment_scheduled.v1': outcome('autochat.appointment_scheduled.v1', 'An appointment was booked.', 'tool', 'evt_06'),
    'autochat.goal_met.v1': outcome('autochat.goal_met.v1', 'A goal that the shop defined was met.', 'rule', 'evt_07'),
  },
  leftOut: {
    scope: 'The same in every event; anything else is rejected.',
    dispatch_version: 'The same in every event; anything else is rejected.',
    data: 'Its keys are published nowhere: only those that the option dataKeys allows enter, as details.',
  },
};
