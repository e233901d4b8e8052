import { createChatAnalytics, createSource, defineContract, isRecord, type ChatEvent, type Issue } from '@chat-analytics/core';
import { createRecordingSink } from '@chat-analytics/testing';
import { describe, expect, it } from 'vitest';

const contract = defineContract({
  vendor: 'toy',
  envelope: { conversation_id: 'chat.id' },
  events: {
    opened: { type: 'chat_opened', actor: 'visitor', take: { opened_via: 'by.what.name', widget_size: 'size' } },
    rated: { type: 'survey_submitted', actor: 'visitor', id: 'survey.id', take: { rating: 'survey.stars' } },
  },
});

/** Takes payloads in, and tells what became of them. */
function open(): { receive: (name: string, payload: unknown) => void; events: readonly ChatEvent[]; issues: () => Issue[]; rejected: () => object | undefined } {
  const sink = createRecordingSink();
  const source = createSource({
    contract,
    listen: () => undefined,
    read: (call, context) => {
      if (isRecord(call)) context.receive(String(call.name), call.payload);
    },
  });
  const analytics = createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required', debug: false });
  return {
    receive: (name, payload) => source.ingest({ name, payload }),
    events: sink.events,
    issues: () => analytics.health().issues,
    rejected: () => analytics.health().sources.toy?.rejected,
  };
}

describe('a payload of another shape than the contract has', () => {
  const payloads: [string, () => unknown][] = [
    ['a text', () => 'open'],
    ['an empty text', () => ''],
    ['a number', () => 7],
    ['zero', () => 0],
    ['true', () => true],
    ['false', () => false],
    ['a list', () => [{ by: 'button' }]],
    ['a function', () => () => 'open'],
  ];
  for (const [what, make] of payloads) {
    it(`passes where the event needs nothing of it, and is reported once and counted: ${what}`, () => {
      const { receive, events, issues } = open();
      receive('opened', make());
      receive('opened', make());
      expect(events).toMatchObject([{ properties: {} }, { properties: {} }]);
      expect(issues()).toEqual([{ code: 'bad_value', where: 'toy.opened', count: 2 }]);
    });
  }

  it('is rejected for what is missing where the event cannot do without', () => {
    const { receive, events, rejected } = open();
    receive('rated', [{ survey: { stars: 4 } }]);
    expect(events).toEqual([]);
    expect(rejected()).toEqual({ missing_rating: 1 });
  });

  it('is not one that is not there, or has nothing in it', () => {
    const { receive, events, issues } = open();
    for (const nothing of [undefined, null, {}]) receive('opened', nothing);
    expect(events).toHaveLength(3);
    expect(issues()).toEqual([]);
  });
});

describe('a part of a payload that is no object where a path leads through it', () => {
  for (const by of ['button', '', 7, 0, false, ['button']]) {
    it(`is reported once and counted, and the event passes without: ${JSON.stringify(by)}`, () => {
      const { receive, events, issues } = open();
      receive('opened', { by, size: 'large' });
      receive('opened', { by, size: 'large' });
      expect(events).toMatchObject([{ properties: { widget_size: 'large' } }, { properties: { widget_size: 'large' } }]);
      expect(events[0]?.properties).not.toHaveProperty('opened_via');
      expect(issues()).toEqual([{ code: 'bad_value', where: 'toy.opened.opened_via', count: 2 }]);
    });
  }

  it('is reported for the fields of an event as well', () => {
    const { receive, issues } = open();
    receive('opened', { chat: 'c1' });
    expect(issues()).toEqual([{ code: 'bad_value', where: 'toy.opened.conversation_id', count: 1 }]);
  });

  it('is not one that is left out', () => {
    const { receive, issues } = open();
    for (const by of [undefined, null, {}, { what: null }]) receive('opened', { by });
    expect(issues()).toEqual([]);
  });
});

describe('an id of the occurrence that is none', () => {
  for (const id of [{ id: 's1' }, ['s1'], 'jane@example.com', '', Number.NaN]) {
    it(`is reported once and counted, and the event gets an id of ours: ${JSON.stringify(id)}`, () => {
      const { receive, events, issues } = open();
      receive('rated', { survey: { id, stars: 4 } });
      receive('rated', { survey: { id, stars: 4 } });
      expect(new Set(events.map((event) => event.event_id)).size).toBe(2);
      expect(issues()).toEqual([{ code: 'bad_value', where: 'toy.rated.event_id', count: 2 }]);
      expect(JSON.stringify([events, issues()])).not.toContain('jane');
    });
  }

  it('is not one that is left out', () => {
    const { receive, events, issues } = open();
    for (const id of [undefined, null]) receive('rated', { survey: { id, stars: 4 } });
    expect(events).toHaveLength(2);
    expect(issues()).toEqual([]);
  });
});
