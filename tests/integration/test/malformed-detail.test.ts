import { autochat } from '@chat-analytics/autochat';
import { describe, expect, it } from 'vitest';
import { openShop } from './analytics.js';

const goal = 'autochat.goal_met.v1';
const good = {
  scope: 'chat_widget_tracking',
  event_id: 'e1',
  event_type: goal,
  occurred_at: '2026-02-11T09:30:00.000Z',
  conversation_id: 'c1',
  session_id: null,
  trigger_source: 'tool',
  data: {},
  dispatch_version: 1,
};

describe('a detail that is not as documented is rejected with its reason', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['another scope', { scope: 'chat_widget' }, 'wrong_scope'],
    ['no scope', { scope: undefined }, 'wrong_scope'],
    ['another dispatch version', { dispatch_version: 2 }, 'unknown_dispatch_version'],
    ['a dispatch version that is text', { dispatch_version: '1' }, 'unknown_dispatch_version'],
    ['no event id', { event_id: undefined }, 'bad_event_id'],
    ['an empty event id', { event_id: '' }, 'bad_event_id'],
    ['an event id that is an object', { event_id: { id: 'e1' } }, 'bad_event_id'],
    ['an event id that is an e-mail address', { event_id: 'jane@example.com' }, 'bad_event_id'],
    ['an event id of a megabyte', { event_id: 'x'.repeat(1_000_000) }, 'bad_event_id'],
    ['an event type that no one knows', { event_type: 'autochat.refund_requested.v1' }, 'unknown_event'],
    ['an event type of a later version', { event_type: 'autochat.goal_met.v2' }, 'unknown_event'],
    ['an event type that is no text', { event_type: 7 }, 'unknown_event'],
    ['an event type that every object has', { event_type: 'constructor' }, 'unknown_event'],
    ['the stable name as event type', { event_type: 'autochat.widget_tracking.v1' }, 'unknown_event'],
  ];
  for (const [what, change, reason] of cases) {
    it(what, () => {
      const { analytics, sink, widget, issues } = openShop();
      widget.dispatch({ ...good, ...change });
      widget.dispatch({ ...good, ...change });
      expect(sink.events).toEqual([]);
      expect(analytics.health().sources.autochat?.rejected).toEqual({ [reason]: 2 });
      expect(issues).toMatchObject([{ code: 'rejected', where: `autochat.${reason}`, count: 2 }]);
      widget.dispatch(good);
      expect(sink.events).toHaveLength(1);
    });
  }
});

describe('a detail with one bad field loses that field and no more', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['a trigger source that is an object', { trigger_source: { by: 'tool' } }, 'bad_value'],
    ['a trigger source of a megabyte', { trigger_source: 'x'.repeat(1_000_000) }, 'trimmed'],
    ['a conversation id that is an e-mail address', { conversation_id: 'jane@example.com' }, 'bad_value'],
    ['a session id that is a list', { session_id: ['s1'] }, 'bad_value'],
    ['a time that is none', { occurred_at: 'yesterday' }, 'bad_value'],
  ];
  for (const [what, change, code] of cases) {
    it(what, () => {
      const { sink, widget, issues } = openShop();
      widget.dispatch({ ...good, ...change });
      widget.dispatch({ ...good, ...change, event_id: 'e2' });
      expect(sink.events).toHaveLength(2);
      expect(JSON.stringify(sink.events).length).toBeLessThan(1000);
      expect(issues).toMatchObject([{ code, where: `autochat.${goal}.${Object.keys(change)[0]}`, count: 2 }]);
    });
  }

  it('a megabyte under an allowed key is cut, and that is counted', () => {
    const { sink, widget, issues } = openShop({ sources: [autochat({ dataKeys: ['note'] })] });
    widget.dispatch({ ...good, data: { note: 'x'.repeat(1_000_000) } });
    widget.dispatch({ ...good, event_id: 'e2', data: { note: 'short' } });
    expect(sink.events.map(({ properties }) => properties)).toMatchObject([{ details: { note: 'x'.repeat(100) } }, { details: { note: 'short' } }]);
    expect(issues).toMatchObject([{ code: 'trimmed', where: `autochat.${goal}.details`, count: 1 }]);
  });

  it('a session id of null is no session', () => {
    const { sink, widget, issues } = openShop();
    widget.dispatch(good);
    expect(sink.events[0]).not.toHaveProperty('session_id');
    expect(issues).toEqual([]);
  });

  it('keys that nobody asked for are left out without a word', () => {
    const { sink, widget, issues } = openShop();
    widget.dispatch({ ...good, email: 'jane@example.com', data: { email: 'jane@example.com' }, tenant: 'x' });
    expect(JSON.stringify(sink.events)).not.toContain('jane');
    expect(issues).toEqual([]);
  });
});

it('hostile keys touch no prototype', () => {
  const { widget, sink } = openShop();
  widget.dispatch(JSON.parse(`{ "__proto__": { "polluted": true }, "scope": "chat_widget_tracking", "dispatch_version": 1, "event_id": "e1", "event_type": "${goal}", "data": { "__proto__": { "polluted": true } } }`));
  expect(sink.events).toHaveLength(1);
  expect({}).not.toHaveProperty('polluted');
});

it('a field that throws when looked at rejects the event alone', () => {
  const { analytics, widget, sink } = openShop();
  widget.dispatch({
    ...good,
    get trigger_source(): string {
      throw new Error('vendor');
    },
  });
  widget.dispatch({ ...good, event_id: 'e2' });
  expect(analytics.health().sources.autochat).toMatchObject({ accepted: 1, rejected: { unreadable: 1 } });
  expect(sink.events).toHaveLength(1);
});
