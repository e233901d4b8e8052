import type { ChatEvent, LedgerEntry } from '@chat-analytics/core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Occurrence } from './occurrence.js';
import { createRecorder, type Recorder } from './recorder.js';

const opened: ChatEvent = {
  schema_version: 1,
  event_id: 'event 1',
  event_type: 'chat_opened',
  occurred_at: '2026-02-11T09:30:00.000Z',
  vendor: 'kustomer',
  vendor_event: 'chat opened',
  actor: 'visitor',
  properties: {},
};

describe('the recorder', () => {
  let shown: Set<Occurrence>;
  let recorder: Recorder;

  beforeEach(() => {
    shown = new Set();
    recorder = createRecorder((occurrence) => shown.add(occurrence));
  });

  const trace = (entry: Partial<LedgerEntry> & Pick<LedgerEntry, 'stage'>): void => recorder.trace(entry);
  const only = (): Occurrence => {
    const [first, ...rest] = shown;
    if (!first || rest.length) throw new Error(`${shown.size} occurrences are shown`);
    return first;
  };

  it('shows nothing of what the analytics knowingly leave alone', () => {
    recorder.told({ vendor: 'kustomer', name: 'onUnread', payload: { total: 0 } });
    trace({ stage: 'ignored', source: 'kustomer', reason: 'unread count' });
    expect(shown.size).toBe(0);
  });

  it('takes an entry for the source that was told last', () => {
    recorder.told({ vendor: 'kustomer', name: 'onOpen' });
    recorder.told({ vendor: 'clarity', name: 'trigger_clicked' });
    trace({ stage: 'accepted', source: 'kustomer', event: opened });
    expect(only()).toMatchObject({ vendor: 'kustomer', name: 'chat opened', told: [{ name: 'onOpen', result: 'accepted' }] });
  });

  it('puts under one occurrence what the vendor tells of it several times', () => {
    recorder.told({ vendor: 'kustomer', name: 'onMessageSent', occurrence: 'msg 1' });
    trace({ stage: 'accepted', source: 'kustomer', event: opened });
    recorder.told({ vendor: 'kustomer', name: 'onMessageReceived', occurrence: 'msg 1' });
    trace({ stage: 'ignored', source: 'kustomer', reason: 'own message' });
    expect(only().told).toEqual([
      { name: 'onMessageSent', result: 'accepted' },
      { name: 'onMessageReceived', result: 'ignored' },
    ]);
  });

  it('gives a call to the event whose id is in it', () => {
    recorder.told({ vendor: 'kustomer', name: 'onOpen' });
    trace({ stage: 'accepted', source: 'kustomer', event: opened });
    recorder.meta({ id: '1', ev: 'ChatOpened', eid: 'event 1' });
    expect(only().calls.meta).toMatchObject([{ name: 'ChatOpened' }]);
  });

  it('shows once what the endpoint had several times', () => {
    recorder.told({ vendor: 'kustomer', name: 'onOpen' });
    trace({ stage: 'accepted', source: 'kustomer', event: opened });
    const body = { batch_id: 'batch 1', events: [opened] };
    recorder.webhook({ number: 1, status: 503, body });
    expect(only().calls.webhook).toEqual([]);
    recorder.webhook({ number: 2, status: 204, body });
    recorder.webhook({ number: 3, status: 204, body });
    expect(only().calls.webhook).toMatchObject([{ name: 'chat_opened', eventId: 'event 1' }]);
  });

  it('follows what came along from an earlier page', () => {
    trace({ stage: 'delivered', sink: 'meta', event: opened });
    expect(only()).toMatchObject({ vendor: 'kustomer', name: 'chat opened', told: [], at: new Date(opened.occurred_at), ways: { meta: { state: 'delivered' } } });
  });

  it('shows what the Tag Manager saw, by the paths that its variables read', () => {
    recorder.told({ vendor: 'kustomer', name: 'onOpen' });
    trace({ stage: 'accepted', source: 'kustomer', event: opened });
    recorder.gtm({ name: 'chat_opened', model: { 'gtm.start': 1, event: 'chat_opened', chat: { event_id: 'event 1', vendor: 'kustomer', rating: undefined } } });
    expect(only().calls.gtm).toEqual([{ name: 'chat_opened', eventId: 'event 1', parameters: [['chat.event_id', 'event 1'], ['chat.vendor', 'kustomer']] }]);
  });

  it('gives a call without an id to the event that is delivered next', () => {
    recorder.told({ vendor: 'kustomer', name: 'onOpen' });
    trace({ stage: 'accepted', source: 'kustomer', event: opened });
    recorder.ga4({ en: 'chat_widget_open', 'ep.chat_platform': 'kustomer' });
    expect(only().calls.ga4).toEqual([]);
    trace({ stage: 'delivered', sink: 'ga4', event: opened });
    expect(only().calls.ga4).toMatchObject([{ name: 'chat_widget_open' }]);
    expect(only().ways.ga4).toMatchObject({ state: 'delivered' });
  });
});
