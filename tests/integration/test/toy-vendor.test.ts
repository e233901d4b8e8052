import { createChatAnalytics, createSource, defineContract, isRecord, type ChatEvent, type Source } from '@chat-analytics/core';
import { createRecordingSink } from '@chat-analytics/testing';
import { describe, expect, it } from 'vitest';

/** A vendor that sends one CustomEvent, `toy`, with the name of what happened in `kind`. */
const contract = defineContract({
  vendor: 'toy',
  envelope: { occurred_at: 'at', conversation_id: 'chat.id' },
  events: {
    said: {
      type: 'message_sent',
      actor: 'visitor',
      id: 'message.id',
      take: { message_id: 'message.id', message_text: 'message.text', message_length: 'message.text' },
    },
    guessed: { type: 'message_received', actor: 'agent', inferred: true },
    rated: { type: 'survey_submitted', actor: 'visitor', set: { rating_max: 5 }, take: { rating: 'stars', rating_max: 'of', feedback_text: 'words' } },
    left: { type: 'conversation_ended', actor: 'visitor', at: 'end', take: { conversation_started_at: 'at' } },
    chose: { type: 'product_selected', actor: 'visitor', take: { selected_product_ids: 'all', suggestions: 'buttons', suggestions_count: 'buttons', details: '' } },
  },
  ignore: ['blinked'],
});

const toy = (captureText = false, detailKeys?: readonly string[]): Source =>
  createSource({
    contract,
    captureText,
    detailKeys,
    listen(context) {
      context.listen(context.window, 'toy', (event) => context.receive((event as CustomEvent<{ kind: string }>).detail.kind, (event as CustomEvent).detail));
      context.setStatus('listening');
      return undefined;
    },
    read: (payload, context) => context.receive(isRecord(payload) ? String(payload.kind) : '', payload),
  });

function open(captureText?: boolean, detailKeys?: readonly string[]): { events: ChatEvent[]; send: (detail: unknown) => void; health: () => ReturnType<ReturnType<typeof createChatAnalytics>['health']> } {
  const sink = createRecordingSink();
  const analytics = createChatAnalytics({ sources: [toy(captureText, detailKeys)], sinks: [sink], consent: 'not_required', debug: false });
  return { events: sink.events, health: analytics.health, send: (detail) => window.dispatchEvent(new CustomEvent('toy', { detail })) };
}

const said = { kind: 'said', chat: { id: 'c1' }, message: { id: 'm1', text: 'my mail is jane@example.com' }, at: 1770802200000 };

describe('a vendor is a contract and a line of transport', () => {
  it('whose free text stays out, and whose length goes in', () => {
    const { events, send } = open();
    send(said);
    expect(events).toMatchObject([{ event_type: 'message_sent', conversation_id: 'c1', occurred_at: '2026-02-11T09:30:00.000Z', properties: { message_id: 'm1', message_length: 27 } }]);
    expect(JSON.stringify(events)).not.toContain('jane');
  });

  it('whose free text goes in where the host opts in', () => {
    const { events, send } = open(true);
    send(said);
    send({ kind: 'chose', all: ['p1', 2], buttons: ['Compare', 'Buy'] });
    expect(events).toMatchObject([
      { properties: { message_text: 'my mail is [email]' } },
      { properties: { selected_product_ids: ['p1', '2'], suggestions: ['Compare', 'Buy'], suggestions_count: 2 } },
    ]);
  });

  it('whose lists of texts stay out too', () => {
    const { events, send } = open();
    send({ kind: 'chose', buttons: ['Compare', 'Buy'] });
    expect(events[0]?.properties).toEqual({ suggestions_count: 2 });
  });

  it('whose further values enter any event as details, those that the host has named and no others', () => {
    const { events, send } = open(false, ['theme', 'absent']);
    send({ kind: 'chose', theme: 'dark', buttons: ['Compare', 'Buy'], mail: 'jane@example.com' });
    expect(events[0]?.properties).toEqual({ suggestions_count: 2, details: { theme: 'dark' } });
  });

  it.each([undefined, null, true, {}, 'theme', 1])('whose further values stay out where %s names them', (detailKeys) => {
    const { events, send } = open(false, detailKeys as never);
    send({ kind: 'chose', theme: 'dark', buttons: ['Compare', 'Buy'] });
    expect(events[0]?.properties).toEqual({ suggestions_count: 2 });
  });

  it('whose ids make event ids that outlive a reload, so that an event counts once', () => {
    const { events, send } = open();
    send(said);
    send({ ...said });
    expect(events.map((event) => event.event_id)).toEqual(['toy:message_sent:m1']);
  });

  it('whose events without an id each count', () => {
    const { events, send } = open();
    send({ kind: 'guessed' });
    send({ kind: 'guessed' });
    expect(new Set(events.map((event) => event.event_id)).size).toBe(2);
    expect(events[0]).toMatchObject({ inferred: true });
  });

  it('whose events may each keep their time in a place of their own', () => {
    const { events, send } = open();
    send({ kind: 'left', at: 1770802200000, end: '2026-02-11T10:00:00Z' });
    expect(events).toMatchObject([{ occurred_at: '2026-02-11T10:00:00.000Z', properties: { conversation_started_at: '2026-02-11T09:30:00.000Z' } }]);
  });

  it('whose payload without an id counts once however often it comes, and has the same id after a new start', () => {
    const { events, send, health } = open();
    const payload = { kind: 'guessed' };
    send(payload);
    send(payload);
    expect(events).toHaveLength(1);
    expect(health().sources.toy).toMatchObject({ received: 2, accepted: 1, duplicate: 1 });
    const again = open();
    again.send(payload);
    expect(again.events).toMatchObject([{ event_id: events[0]?.event_id }]);
  });

  it('whose one payload may be two events', () => {
    const { events, send } = open();
    const payload: { kind: string } = { kind: 'guessed' };
    send(payload);
    payload.kind = 'chose';
    send(payload);
    expect(new Set(events.map((event) => event.event_id)).size).toBe(2);
  });

  it('whose taken values win over set ones, and whose missing ones are made up for', () => {
    const { events, send } = open();
    send({ kind: 'rated', stars: '4' });
    send({ kind: 'rated', stars: 9, of: 10 });
    expect(events.map((event) => event.properties)).toEqual([
      { rating: 4, rating_max: 5 },
      { rating: 9, rating_max: 10 },
    ]);
  });

  it('that leaves out what is required loses that event, with the reason', () => {
    const { events, send, health } = open();
    send({ kind: 'rated' });
    send({ kind: 'rated', stars: 'many' });
    expect(events).toEqual([]);
    expect(health().sources.toy?.rejected).toEqual({ missing_rating: 2 });
  });

  it('whose known and unwanted events are counted as ignored, and unknown ones as rejected', () => {
    const { send, health } = open();
    send({ kind: 'blinked' });
    send({ kind: 'sneezed' });
    send({ kind: 'toString' });
    send({ kind: '__proto__' });
    send(null);
    expect(health().sources.toy).toMatchObject({ received: 5, ignored: 1, rejected: { unknown_event: 3, unreadable: 1 } });
  });
});
