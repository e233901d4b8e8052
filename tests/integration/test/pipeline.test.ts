import { createChatAnalytics, type ChatEvent, type Issue } from '@chat-analytics/core';
import { autochat } from '@chat-analytics/autochat';
import { createAutochatWidget, createRecordingSink, hostEventOf, unbalanced, type RecordingSink } from '@chat-analytics/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openShop } from './analytics.js';

const goal = 'autochat.goal_met.v1';
const ids = (events: readonly ChatEvent[]): string[] => events.map((event) => event.event_id);

afterEach(() => {
  vi.useRealTimers();
});

describe('an event', () => {
  it('carries the whole envelope', () => {
    const { sink, widget } = openShop();
    history.replaceState({}, '', '/checkout?step=2#pay');
    widget.outcome(goal, { event_id: 'e1', occurred_at: '2026-02-11T09:30:00Z', session_id: 's1', trigger_source: 'rule' });
    expect(sink.events).toEqual([
      {
        schema_version: 1,
        event_id: 'e1',
        event_type: 'goal_met',
        occurred_at: '2026-02-11T09:30:00.000Z',
        vendor: 'autochat',
        vendor_event: goal,
        actor: 'system',
        conversation_id: 'conv_1',
        session_id: 's1',
        page_path: '/checkout',
        properties: { trigger_source: 'rule' },
      },
    ]);
  });

  it('is delivered once, however often the widget repeats it', () => {
    const { analytics, sink, widget } = openShop();
    const detail = widget.outcome(goal);
    widget.dispatch(detail, goal);
    widget.dispatch({ ...detail });
    expect(sink.events).toHaveLength(1);
    expect(analytics.health().sources.autochat).toMatchObject({ received: 3, accepted: 1, duplicate: 2 });
  });

  it('is delivered once though two sources hear the same vendor', () => {
    const { sink, widget } = openShop({ sources: [autochat(), autochat({ listen: 'aliases' })] });
    widget.outcome(goal);
    expect(sink.events).toHaveLength(1);
  });

  it('is known again after thousands of others', () => {
    const { analytics, sink } = openShop();
    for (let count = 0; count < 7_000; count++) analytics.track(hostEventOf('chat_opened', `e${count}`));
    analytics.track(hostEventOf('chat_opened', 'e4000'));
    expect(sink.events).toHaveLength(7_000);
  });

  it('that has the id of one long forgotten is taken for new: memory is bounded', () => {
    const { analytics, sink } = openShop();
    const track = (id: string): void => analytics.track(hostEventOf('chat_opened', id));
    track('first');
    for (let count = 0; count < 12_000; count++) track(`other ${count}`);
    track('other 11999');
    track('first');
    expect(sink.events).toHaveLength(12_002);
  });
});

describe('beforeEvent', () => {
  it('may change an event', () => {
    const { sink, widget } = openShop({ beforeEvent: (event) => ({ ...event, page_path: '/shop' }) });
    widget.outcome(goal);
    expect(sink.events[0]?.page_path).toBe('/shop');
  });

  it('may leave an event out, which is counted as ignored', () => {
    const { analytics, sink, widget } = openShop({ beforeEvent: () => null });
    widget.outcome(goal);
    expect(sink.events).toEqual([]);
    expect(analytics.health().sources.autochat).toMatchObject({ accepted: 0, ignored: 1 });
  });

  it('that throws, or returns what is no event, lets nothing through', () => {
    for (const beforeEvent of [
      (): never => {
        throw new Error('host');
      },
      () => undefined as unknown as ChatEvent,
      (event: ChatEvent) => ({ ...event, event_type: 'made_up' }) as unknown as ChatEvent,
    ]) {
      const { analytics, sink, widget, issues } = openShop({ beforeEvent });
      expect(() => widget.outcome(goal)).not.toThrow();
      expect(sink.events).toEqual([]);
      expect(analytics.health().sources.autochat?.rejected).toEqual({ before_event: 1 });
      expect(issues.length).toBeGreaterThan(0);
      analytics.stop();
    }
  });
});

describe('consent', () => {
  it('holds events in order while pending, and lets them go when granted', () => {
    const { analytics, sink, widget } = openShop({ consent: {} });
    const first = widget.outcome(goal);
    const second = widget.outcome(goal);
    expect(sink.events).toEqual([]);
    expect(analytics.health().sinks.recording?.held).toEqual({ consent: 2 });
    analytics.consent.update({ advertising: 'granted' });
    expect(sink.events).toEqual([]);
    analytics.consent.update({ analytics: 'granted' });
    expect(ids(sink.events)).toEqual([first.event_id, second.event_id]);
  });

  it('drops what waits and what comes when denied, and counts it', () => {
    const { analytics, sink, widget } = openShop({ consent: { analytics: 'pending' } });
    widget.outcome(goal);
    analytics.consent.update({ analytics: 'denied' });
    widget.outcome(goal);
    analytics.consent.update({ analytics: 'granted' });
    widget.outcome(goal);
    expect(sink.events).toHaveLength(1);
    expect(analytics.health().sinks.recording).toMatchObject({ offered: 3, delivered: 1, dropped: { denied: 2 } });
  });

  it('keeps the time at which a held event happened', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 1, 11, 9) });
    const { analytics, sink } = openShop({ consent: {} });
    analytics.track({ event_type: 'goal_met' });
    await vi.advanceTimersByTimeAsync(60_000);
    analytics.consent.update({ analytics: 'granted' });
    expect(sink.events[0]?.occurred_at).toBe('2026-02-11T09:00:00.000Z');
  });

  it('that makes no sense grants nothing and is reported', () => {
    for (const consent of [undefined, 'granted', null, 7, { analytics: 'yes' }, { analytics: true }, { analytic: 'granted' }, []]) {
      const { analytics, sink, widget, issues } = openShop({ consent: consent as never });
      widget.outcome(goal);
      expect(sink.events, JSON.stringify(consent)).toEqual([]);
      expect(issues).toMatchObject([{ code: expect.stringMatching(/option$/) as string, where: expect.stringMatching(/^consent/) as string, detail: expect.stringMatching(/analytics, advertising|granted\|denied\|pending/) as string }]);
      analytics.stop();
    }
  });

  it('is read back as it stands', () => {
    const { analytics } = openShop({ consent: { analytics: 'granted' } });
    expect(analytics.consent.get()).toEqual({ analytics: 'granted', advertising: 'pending' });
    analytics.consent.update({ advertising: 'denied' });
    expect(analytics.consent.get()).toEqual({ analytics: 'granted', advertising: 'denied' });
  });
});

describe('a sink', () => {
  it('that is not ready gets its events in order once it is, without being asked again', async () => {
    vi.useFakeTimers();
    const sink = createRecordingSink();
    sink.running = false;
    const { widget } = openShop({}, sink);
    const sent = [widget.outcome(goal), widget.outcome(goal), widget.outcome(goal)];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sink.events).toEqual([]);
    sink.running = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ids(sink.events)).toEqual(sent.map((detail) => detail.event_id));
  });

  it('that has become ready gets what waited with the next event, without waiting for the next look', async () => {
    vi.useFakeTimers();
    const sink = createRecordingSink();
    sink.running = false;
    const { widget } = openShop({}, sink);
    const first = widget.outcome(goal);
    sink.running = true;
    const second = widget.outcome(goal);
    await vi.advanceTimersByTimeAsync(1);
    expect(ids(sink.events)).toEqual([first.event_id, second.event_id]);
  });

  it('keeps no timer while nothing waits', () => {
    vi.useFakeTimers();
    const sink = createRecordingSink();
    const { widget, analytics } = openShop({}, sink);
    widget.outcome(goal);
    expect(vi.getTimerCount()).toBe(0);
    sink.running = false;
    widget.outcome(goal);
    expect(vi.getTimerCount()).toBe(1);
    analytics.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that throws harms neither the page nor another sink, and its events are counted as failed', () => {
    const throwing = createRecordingSink({ name: 'throwing' });
    throwing.behave = () => {
      throw new TypeError('destination, with jane@example.com in it');
    };
    const { analytics, sink, widget } = openShop({ sinks: [throwing, createRecordingSink({ name: 'other' })] });
    expect(sink.events).toEqual([]);
    expect(() => widget.outcome(goal)).not.toThrow();
    const health = analytics.health();
    expect(health.sinks.throwing).toMatchObject({ failed: 1, delivered: 0 });
    expect(health.sinks.other).toMatchObject({ failed: 0, delivered: 1 });
    expect(health.recent_failures).toMatchObject([{ where: 'throwing', reason: 'threw', event_type: 'goal_met', detail: 'TypeError' }]);
    expect(JSON.stringify(health)).not.toContain('jane');
    expect(health.issues).toEqual([{ code: 'sink_threw', where: 'throwing', detail: 'TypeError', count: 1 }]);
  });

  it('whose readiness throws is not ready', () => {
    const broken = { ...createRecordingSink(), ready: () => JSON.parse('{') as boolean };
    const { analytics, widget } = openShop({ sinks: [broken] });
    expect(() => widget.outcome(goal)).not.toThrow();
    expect(analytics.health().sinks.recording?.held).toEqual({ not_ready: 1 });
  });

  it('whose start throws still gets its events', () => {
    const sink = createRecordingSink();
    const { widget } = openShop({ sinks: [{ ...sink, start: () => JSON.parse('{') as () => void }] });
    widget.outcome(goal);
    expect(sink.events).toHaveLength(1);
  });

  it('that answers by a promise is waited for', async () => {
    const sink = createRecordingSink();
    let answer: (() => void) | undefined;
    sink.behave = () => new Promise<void>((resolve) => (answer = resolve));
    const { analytics, widget } = openShop({}, sink);
    widget.outcome(goal);
    expect(analytics.health().sinks.recording).toMatchObject({ delivered: 0, held: { sending: 1 } });
    const flushed = analytics.flush();
    answer?.();
    await flushed;
    expect(analytics.health().sinks.recording).toMatchObject({ delivered: 1, held: {} });
  });

  it('whose promise is rejected counts a failure', async () => {
    const sink = createRecordingSink();
    sink.behave = () => Promise.reject(new Error('no route'));
    const { analytics, widget } = openShop({}, sink);
    widget.outcome(goal);
    await analytics.flush();
    expect(analytics.health().sinks.recording).toMatchObject({ delivered: 0, failed: 1 });
  });

  describe.each([true, false])('that ends everything while it takes an event, idempotent %s,', (idempotent) => {
    it.each<[string, () => Promise<void>]>([
      ['takes it', () => Promise.resolve()],
      ['wants it again', () => Promise.reject(Object.assign(new Error('503'), { retryAfterMs: 1 }))],
      ['fails', () => Promise.reject(new Error('no route'))],
    ])('and then %s, leaves the books balanced and the others to the next start', async (_, answer) => {
      const sink = Object.assign(createRecordingSink(), { idempotent, running: false });
      const { analytics } = openShop({}, sink);
      for (const id of ['a', 'b']) analytics.track(hostEventOf('goal_met', id));
      sink.running = true;
      sink.behave = () => {
        sink.behave = undefined;
        analytics.stop();
        return answer();
      };
      await analytics.flush();
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(unbalanced(analytics.health())).toEqual([]);
      expect(analytics.health().sinks.recording?.held).toEqual({});
      const { analytics: next } = openShop({}, sink);
      await next.flush();
      expect(unbalanced(next.health())).toEqual([]);
      expect(sink.events.filter(({ event_id }) => event_id === 'b')).toHaveLength(1);
      next.stop();
      sessionStorage.clear();
    });
  });

  it('says itself what it leaves out', () => {
    const sink = createRecordingSink();
    sink.behave = () => ({ dropped: 'filtered' });
    const { analytics, widget } = openShop({}, sink);
    widget.outcome(goal);
    expect(analytics.health().sinks.recording?.dropped).toEqual({ filtered: 1 });
    expect(analytics.health().recent_failures).toEqual([]);
  });

  it('leaves what it leaves out to another copy of the library', () => {
    const [one, other] = [0, 1].map(() => Object.assign(createRecordingSink(), { destination: 'shop' })) as [RecordingSink, RecordingSink];
    one.behave = () => ({ dropped: 'filtered' });
    const copies = [one, other].map((sink) => createChatAnalytics({ sources: [], sinks: [sink], consent: 'not_required', debug: false }));
    for (const { track } of copies) track(hostEventOf('goal_met', 'a'));
    expect(copies.map(({ health }) => health().sinks.recording)).toMatchObject([{ dropped: { filtered: 1 } }, { delivered: 1 }]);
  });

  it('holds no more than the limit: the oldest are dropped and counted', () => {
    const { analytics, sink, widget } = openShop({ consent: {}, limits: { held: 3 } });
    const details = [1, 2, 3, 4, 5].map(() => widget.outcome(goal));
    expect(analytics.health().sinks.recording).toMatchObject({ held: { consent: 3 }, dropped: { overflow: 2 } });
    analytics.consent.update({ analytics: 'granted' });
    expect(ids(sink.events)).toEqual(details.slice(2).map((detail) => detail.event_id));
  });

  it('hands no more than ten times the limit to a sink that has not answered, and the rest once it has', async () => {
    vi.useFakeTimers();
    const sink = createRecordingSink();
    const answers: (() => void)[] = [];
    sink.behave = () => new Promise<void>((resolve) => answers.push(resolve));
    const { analytics, widget } = openShop({ limits: { held: 3 } }, sink);
    const details = Array.from({ length: 36 }, () => widget.outcome(goal));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(answers).toHaveLength(30);
    expect(analytics.health().sinks.recording).toMatchObject({ held: { sending: 30, order: 3 }, dropped: { overflow: 3 } });
    for (const answer of answers) answer();
    await vi.advanceTimersByTimeAsync(100);
    expect(ids(sink.events)).toEqual([...details.slice(0, 30), ...details.slice(33)].map((detail) => detail.event_id));
    expect(unbalanced(analytics.health())).toEqual([]);
    vi.useRealTimers();
  });

  it('drops as expired what waited longer than it can date back', async () => {
    vi.useFakeTimers();
    const sink = { ...createRecordingSink({ purpose: 'analytics' }), maxAgeMs: 1000 };
    const { analytics, widget } = openShop({ consent: {} }, sink);
    widget.outcome(goal);
    await vi.advanceTimersByTimeAsync(1500);
    widget.outcome(goal);
    analytics.consent.update({ analytics: 'granted' });
    expect(analytics.health().sinks.recording).toMatchObject({ delivered: 1, dropped: { expired: 1 } });
  });

  it('is told apart from another of the same name', () => {
    const [one, two] = [createRecordingSink(), createRecordingSink()];
    const { analytics, widget } = openShop({ sinks: [one, two] });
    widget.outcome(goal);
    expect(Object.keys(analytics.health().sinks)).toEqual(['recording', 'recording_2']);
  });

  it('lets ten thousand held events go in slices, so that the page can breathe', async () => {
    vi.useFakeTimers();
    const sink = createRecordingSink({ purpose: 'analytics' });
    const { analytics } = openShop({ consent: {}, limits: { held: 20_000 } }, sink);
    for (let count = 0; count < 10_000; count++) analytics.track(hostEventOf('chat_opened', `e${count}`));
    // Every event costs a tenth of a millisecond.
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    sink.behave = () => {
      clock += 0.1;
    };
    const slices: number[] = [];
    let before = 0;
    analytics.consent.update({ analytics: 'granted' });
    // A new event does not begin a slice of its own.
    analytics.track(hostEventOf('chat_opened', 'e10000'));
    while (sink.events.length > before) {
      slices.push(sink.events.length - before);
      before = sink.events.length;
      await vi.advanceTimersToNextTimerAsync();
    }
    expect(Math.max(...slices)).toBeLessThanOrEqual(80);
    expect(ids(sink.events)).toEqual(Array.from({ length: 10_001 }, (_, count) => `e${count}`));
  });
});

describe('the host', () => {
  it('may track outcomes of its own', () => {
    const { analytics, sink } = openShop();
    analytics.track({ event_type: 'survey_submitted', properties: { rating: 5, rating_max: 5, feedback_text: 'fine' }, conversation_id: 'c1', actor: 'visitor' });
    expect(sink.events).toMatchObject([{ vendor: 'host', vendor_event: 'survey_submitted', actor: 'visitor', conversation_id: 'c1', properties: { rating: 5, rating_max: 5, feedback_text: 'fine' } }]);
    expect(sink.events[0]?.event_id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(analytics.health().sources.host).toMatchObject({ status: 'listening', received: 1, accepted: 1 });
  });

  it('may name vendor, event and id, and track an event once', () => {
    const { analytics, sink } = openShop();
    const event = { event_type: 'goal_met', event_id: 'g1', vendor: 'shop', vendor_event: 'shop.goal', properties: { details: { plan: 'pro' } } } as const;
    analytics.track(event);
    analytics.track(event);
    expect(sink.events).toMatchObject([{ event_id: 'g1', vendor: 'shop', vendor_event: 'shop.goal', properties: { details: { plan: 'pro' } } }]);
  });

  it('that tracks nonsense hears of it, and nothing breaks', () => {
    const { analytics, sink, issues } = openShop();
    for (const nonsense of [undefined, null, 7, 'goal_met', [], {}, { event_type: 'made_up' }, { event_type: '__proto__' }, { event_type: 'survey_submitted' }, { event_type: 'goal_met', event_id: {} }]) {
      expect(() => analytics.track(nonsense as never)).not.toThrow();
    }
    expect(sink.events).toEqual([]);
    expect(analytics.health().sources.host?.rejected).toEqual({ not_an_object: 5, unknown_event: 3, missing_rating: 1, bad_event_id: 1 });
    expect(issues.map((issue) => issue.where).sort()).toEqual(['host.bad_event_id', 'host.missing_rating', 'host.not_an_object', 'host.unknown_event']);
  });

  it('that tracks what throws when looked at breaks nothing', () => {
    const { analytics, sink } = openShop();
    const throwing = {
      get event_type(): never {
        throw new Error('host');
      },
    };
    for (const hostile of [throwing, { event_type: Object.create(null) as unknown }, { event_type: 'goal_met', properties: new Proxy({}, { get: () => JSON.parse('{') as unknown }) }]) {
      expect(() => analytics.track(hostile as never)).not.toThrow();
      expect(() => analytics.consent.update(hostile as never)).not.toThrow();
    }
    expect(sink.events).toEqual([]);
    expect(analytics.health().sources.host?.rejected).toEqual({ unreadable: 3 });
  });

  it('may say where it happened and that it was deduced', () => {
    const { analytics, sink } = openShop();
    analytics.track({ event_type: 'goal_met', page_path: '/cart?email=jane@example.com', inferred: true });
    expect(sink.events).toMatchObject([{ page_path: '/cart', inferred: true }]);
  });

  it('may listen to events, and its listeners may throw', () => {
    const { analytics, sink, widget } = openShop();
    const heard: string[] = [];
    analytics.subscribe(() => {
      throw new Error('host');
    });
    const end = analytics.subscribe((event) => heard.push(event.event_id));
    const first = widget.outcome(goal);
    end();
    widget.outcome(goal);
    expect(heard).toEqual([first.event_id]);
    expect(sink.events).toHaveLength(2);
  });

  it('hears every step in the ledger', () => {
    const { analytics, widget, ledger } = openShop({ consent: {} });
    const detail = widget.outcome(goal);
    widget.dispatch(detail);
    widget.dispatch({ ...detail, scope: 'other' });
    analytics.consent.update({ analytics: 'granted' });
    expect(ledger.map(({ stage, source, sink, reason }) => [stage, source ?? sink, reason])).toEqual([
      ['accepted', 'autochat', undefined],
      ['held', 'recording', 'consent'],
      ['duplicate', 'autochat', undefined],
      ['rejected', 'autochat', 'wrong_scope'],
      ['delivered', 'recording', undefined],
    ]);
    expect(ledger[0]?.payload).toMatchObject({ event_id: detail.event_id });
  });

  it('gets a copy of the books, not the books', () => {
    const { analytics, widget } = openShop();
    widget.outcome(goal);
    const health = analytics.health();
    if (health.sources.autochat) health.sources.autochat.received = 99;
    expect(analytics.health().sources.autochat?.received).toBe(1);
    expect(analytics.health().events.goal_met).toEqual({ accepted: 1, delivered: { recording: 1 }, failed: {} });
  });

  it('finds the last 50 failures and no more', () => {
    const { analytics, widget } = openShop();
    for (let count = 0; count < 60; count++) widget.dispatch({ count });
    expect(analytics.health().recent_failures).toHaveLength(50);
  });

  it('is told of an issue once, with a count that goes on', () => {
    const { analytics, widget, issues } = openShop();
    for (let count = 0; count < 5; count++) widget.dispatch({ count });
    expect(issues).toEqual([{ code: 'rejected', where: 'autochat.wrong_scope', count: 5 }]);
    expect(analytics.health().issues).toEqual(issues);
  });

  it('may have an onIssue that throws', () => {
    const { widget } = openShop({
      onIssue: () => {
        throw new Error('host');
      },
    });
    expect(() => widget.dispatch({})).not.toThrow();
  });
});

describe('wrong options', () => {
  const issuesOf = (options: unknown): Issue[] => {
    const issues: Issue[] = [];
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const given = options as object;
    const analytics = createChatAnalytics({ ...given, onIssue: (issue: Issue) => issues.push(issue) } as never);
    analytics.stop();
    expect(warn.mock.calls.length).toBe(issues.length);
    warn.mockRestore();
    return issues;
  };
  const good = { sources: [], sinks: [], consent: 'not_required' };

  it('are named with what is allowed, in onIssue and in the console, and throw nothing', () => {
    expect(issuesOf(good)).toEqual([]);
    expect(issuesOf({ ...good, sink: [] })).toMatchObject([{ code: 'unknown_option', where: 'createChatAnalytics.sink', detail: expect.stringContaining('sinks') as string }]);
    expect(issuesOf({ ...good, beforeEvent: 'x' })).toMatchObject([{ code: 'bad_option', where: 'createChatAnalytics.beforeEvent', detail: 'must be function' }]);
    expect(issuesOf({ ...good, sources: autochat() })).toMatchObject([{ where: 'createChatAnalytics.sources', detail: 'must be array' }]);
    expect(issuesOf({ ...good, sources: [autochat], sinks: [undefined] })).toMatchObject([
      { where: 'createChatAnalytics.sources.0', detail: 'must have start()' },
      { where: 'createChatAnalytics.sinks.0', detail: 'must have send()' },
    ]);
    expect(issuesOf({ ...good, limits: { held: 'many', stord: 1 } })).toMatchObject([
      { where: 'createChatAnalytics.limits.held', detail: 'must be positive number' },
      { where: 'createChatAnalytics.limits.stord', code: 'unknown_option', detail: 'allowed: held, stored' },
    ]);
    expect(issuesOf({ sources: [], sinks: [] })).toMatchObject([{ code: 'bad_option', where: 'consent', detail: 'must be an object of analytics, advertising' }]);
    expect(issuesOf({ ...good, sources: [autochat({ listen: 'all' as never, dataKey: [] } as never)] })).toMatchObject([
      { code: 'bad_option', where: 'autochat.listen', detail: 'must be stable|aliases' },
      { code: 'unknown_option', where: 'autochat.dataKey', detail: 'allowed: listen, events, dataKeys' },
    ]);
  });

  it('such as limits or a window that are none leave the defaults', () => {
    for (const held of [-1, 0, Number.NaN, '5']) expect(issuesOf({ ...good, limits: { held } })).toMatchObject([{ where: 'createChatAnalytics.limits.held', detail: 'must be positive number' }]);
    for (const window of [{}, { location: {} }, 'window']) expect(issuesOf({ ...good, window })).toMatchObject([{ where: 'createChatAnalytics.window', detail: 'must be window' }]);
  });

  it('that are no object at all leave inert analytics', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const options of [undefined, null, 'x', []]) expect(() => createChatAnalytics(options as never).stop()).not.toThrow();
    expect(warn).toHaveBeenCalled();
  });
});

describe('stopping', () => {
  it('ends everything, and carries what is held to the next start', () => {
    const { analytics, sink, widget } = openShop({ consent: {} });
    widget.outcome(goal);
    analytics.stop();
    analytics.stop();
    widget.outcome(goal);
    analytics.track({ event_type: 'goal_met' });
    analytics.consent.update({ analytics: 'granted' });
    expect(sink.events).toEqual([]);
    const health = analytics.health();
    expect(health.sources.autochat?.status).toBe('stopped');
    expect(health.sinks.recording).toMatchObject({ status: 'stopped', carried: 1 });
    const again = openShop({ consent: {} }, sink).analytics;
    expect(again.health().sinks.recording).toMatchObject({ restored: 1, held: { consent: 1 } });
  });

  it('and starting anew, as React does in strict mode, loses and doubles nothing', () => {
    const source = autochat();
    const sink = createRecordingSink();
    createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required' }).stop();
    createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required' });
    createAutochatWidget(window).outcome(goal);
    expect(sink.events).toHaveLength(1);
  });

  it('lets a flush that waits come to its end', async () => {
    const sink = createRecordingSink();
    sink.running = false;
    const { analytics, widget } = openShop({}, sink);
    widget.outcome(goal);
    const flushed = analytics.flush(60_000);
    analytics.stop();
    await flushed;
  });
});

describe('flushing', () => {
  it('waits no longer than it is told', async () => {
    vi.useFakeTimers();
    const sink = createRecordingSink();
    sink.running = false;
    const { analytics, widget } = openShop({}, sink);
    widget.outcome(goal);
    let done = false;
    void analytics.flush(500).then(() => (done = true));
    await vi.advanceTimersByTimeAsync(450);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(done).toBe(true);
  });

  it('does not wait for consent', async () => {
    const { analytics, widget } = openShop({ consent: {} });
    widget.outcome(goal);
    await analytics.flush(60_000);
    expect(analytics.health().sinks.recording?.held).toEqual({ consent: 1 });
  });
});
