import { eventTypes, type ChatEvent } from '@chat-analytics/core';

/** An event as core hands it over. */
export function eventOf(id: string, properties: object = {}): ChatEvent {
  const [type] = eventTypes;
  return {
    schema_version: 1,
    event_id: id,
    event_type: type,
    occurred_at: '2026-02-11T09:30:00.000Z',
    vendor: 'host',
    vendor_event: type,
    actor: 'system',
    properties,
  };
}
