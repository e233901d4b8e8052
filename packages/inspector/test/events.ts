import type { ChatEvent, LedgerEntry } from '@chat-analytics/core';

/** A qualified lead. */
export const lead = (id: string, more: Partial<ChatEvent<'lead_qualified'>> = {}): ChatEvent => ({
  schema_version: 1,
  event_id: id,
  event_type: 'lead_qualified',
  occurred_at: '2026-02-11T09:30:00.000Z',
  vendor: 'autochat',
  vendor_event: 'autochat.lead_qualified.v1',
  actor: 'system',
  conversation_id: 'conv_1',
  properties: { trigger_source: 'tool' },
  ...more,
});

/** A ledger that says what it is told to. */
export function createLedger(): { trace(listener: (entry: LedgerEntry) => void): () => void; tell(entry: LedgerEntry): void; readonly listeners: number } {
  const listeners = new Set<(entry: LedgerEntry) => void>();
  return {
    trace(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(entry) {
      for (const listener of listeners) listener(entry);
    },
    get listeners() {
      return listeners.size;
    },
  };
}
