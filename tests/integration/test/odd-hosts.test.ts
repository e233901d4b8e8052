import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics, createSource, type ChatAnalytics, type ChatEvent, type Sink, type SourceContext } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { createGtag, createRecordingSink, hostEventOf, unbalanced, watchPage } from '@chat-analytics/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openShop } from './analytics.js';

afterEach(() => {
  vi.useRealTimers();
});

const goal = 'autochat.goal_met.v1';
const start = (sinks: readonly Sink[], more: object = {}): ChatAnalytics => createChatAnalytics({ sources: [], sinks, consent: 'not_required', debug: false, ...more });
const ids = (events: readonly ChatEvent[]): string[] => events.map((event) => event.event_id);

/** Things that cannot even be turned into text. */
const unspeakable: unknown[] = [
  Object.create(null),
  {
    toString(): never {
      throw new Error('toString');
    },
  },
  new Proxy(new Error('proxy'), {
    get() {
      throw new Error('get');
    },
    getPrototypeOf() {
      throw new Error('getPrototypeOf');
    },
  }),
  Symbol('symbol'),
  undefined,
];

describe('whatever is thrown', () => {
  for (const [index, thrown] of unspeakable.entries()) {
    const fail = (): never => {
       
      throw thrown;
    };

    it(`number ${index}, goes no further, starves no other sink, and is counted`, async () => {
      const [bad, rejecting, good] = ['bad', 'rejecting', 'good'].map((name) => createRecordingSink({ name })) as [ReturnType<typeof createRecordingSink>, ReturnType<typeof createRecordingSink>, ReturnType<typeof createRecordingSink>];
      bad.behave = fail;
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a host may reject with anything
      rejecting.behave = () => Promise.reject(thrown);
      const stopping = { ...createRecordingSink({ name: 'stopping' }), start: () => fail };
      const analytics = start([{ ...createRecordingSink({ name: 'unready' }), ready: fail }, bad, rejecting, stopping, good]);
      analytics.subscribe(fail);
      analytics.trace(fail);
      expect(() => analytics.track(hostEventOf('chat_opened', 'a'))).not.toThrow();
      // The rejection is heard a turn later, however late the page's clock says that it is.
      await new Promise((resolve) => setTimeout(resolve));
      expect(ids(good.events)).toEqual(['a']);
      expect(analytics.health().sinks).toMatchObject({ bad: { failed: 1 }, rejecting: { failed: 1 }, good: { delivered: 1 } });
      expect(unbalanced(analytics.health())).toEqual([]);
      expect(() => analytics.stop()).not.toThrow();
    });
  }
});

it('a sink that throws when it is looked at harms no other, and no event', () => {
  const good = createRecordingSink({ name: 'good' });
  const hostile = Object.defineProperty(createRecordingSink({ name: 'hostile' }), 'destination', {
    get(): never {
      throw new Error('destination');
    },
  });
  const analytics = start([hostile, good]);
  analytics.track(hostEventOf('chat_opened', 'a'));
  expect(ids(good.events)).toEqual(['a']);
  expect(unbalanced(analytics.health())).toEqual([]);
  analytics.stop();
});

describe('whatever a sink returns', () => {
  const thenable = (then: unknown): ReturnType<Sink['send']> => ({ then }) as unknown as Promise<void>;
  const cases: [string, ReturnType<Sink['send']>, object][] = [
    ['true', true as never, { delivered: 1 }],
    ['a number', 7 as never, { delivered: 1 }],
    ['an empty object', {} as never, { delivered: 1 }],
    ['a drop without a reason', { dropped: undefined } as never, { delivered: 1 }],
    ['a drop for a reason that every object has', { dropped: 'constructor' }, { delivered: 0 }],
    ['a thenable that has no finally', thenable((resolve: () => void) => resolve()), { delivered: 1 }],
    [
      'a thenable that settles twice',
      thenable((resolve: () => void, reject: () => void) => {
        resolve();
        reject();
      }),
      { delivered: 1, failed: 0 },
    ],
    [
      'a thenable that throws',
      thenable(() => {
        throw new Error('then');
      }),
      { failed: 1 },
    ],
  ];
  for (const [what, result, expected] of cases) {
    it(`${what}, the books balance and nothing is left sending`, async () => {
      const sink = createRecordingSink();
      sink.behave = () => result;
      const analytics = start([sink]);
      analytics.track(hostEventOf('chat_opened', 'a'));
      await analytics.flush();
      expect(analytics.health().sinks.recording).toMatchObject({ ...expected, held: {} });
      expect(unbalanced(analytics.health())).toEqual([]);
    });
  }
});

describe('names that every object has', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    it(`${name} as the name of a sink, of a reason and of a purpose is a name like any other`, () => {
      const sink = createRecordingSink({ name });
      sink.behave = () => ({ dropped: name });
      const analytics = start([sink, { ...createRecordingSink({ name: 'purposeless' }), purpose: name as never }]);
      analytics.track(hostEventOf('chat_opened', 'a'));
      const { sinks } = analytics.health();
      expect(Object.keys(sinks)).toEqual([name, 'purposeless']);
      expect(Object.entries(sinks)[0]?.[1]).toMatchObject({ offered: 1, delivered: 0 });
      expect(Object.entries(Object.entries(sinks)[0]?.[1].dropped ?? {})).toEqual([[name, 1]]);
      expect(sinks.purposeless?.dropped).toEqual({ denied: 1 });
      expect({}).not.toHaveProperty('offered');
    });
  }
});

describe('consent', () => {
  it('of a purpose that is none is never had', () => {
    const gtag = createGtag(window);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const purpose of [['advertising', 'analytics'], [], 'Analytics']) {
      const analytics = start([ga4({ purpose: purpose as never })], { consent: { analytics: 'denied', advertising: 'denied' } });
      analytics.track(hostEventOf('chat_opened', 'a'));
      expect(analytics.health().issues).toMatchObject([{ code: 'bad_option', where: 'ga4.purpose' }]);
      analytics.stop();
    }
    expect(gtag.hits).toEqual([]);
    gtag.remove();
  });
});

describe('the books balance inside every callback', () => {
  it('of sinks, listeners, traces and issues', async () => {
    const found: string[] = [];
    const look = (): void => {
      found.push(...unbalanced(analytics.health()));
    };
    const [one, two] = [createRecordingSink({ name: 'one', purpose: 'analytics' }), createRecordingSink({ name: 'two' })];
    one.behave = look;
    two.behave = () => {
      look();
      return Promise.reject(new Error('later'));
    };
    const analytics = start([one, two], { consent: {}, onIssue: look });
    analytics.subscribe(look);
    analytics.trace(look);
    for (const id of ['a', 'b', 'c']) analytics.track(hostEventOf('chat_opened', id));
    analytics.consent.update({ analytics: 'granted' });
    analytics.track(hostEventOf('chat_opened', 'd'));
    await analytics.flush();
    analytics.consent.update({ analytics: 'pending' });
    analytics.track(hostEventOf('chat_opened', 'e'));
    analytics.track(hostEventOf('chat_opened', 'f'));
    analytics.stop();
    expect(found).toEqual([]);
  });
});

describe('the start', () => {
  const registry = Symbol.for('chat-analytics');

  it('makes what lies behind the sources in a turn of its own, or for the first event', () => {
    vi.useFakeTimers();
    Reflect.deleteProperty(window, registry);
    const sink = { ...createRecordingSink(), start: vi.fn(() => () => undefined) };
    const early = start([sink]);
    expect([registry in window, sink.start.mock.calls.length]).toEqual([false, 0]);
    vi.advanceTimersByTime(0);
    expect([registry in window, sink.start.mock.calls.length]).toEqual([true, 1]);
    early.stop();

    const eager = start([sink]);
    eager.track(hostEventOf('chat_opened', 'at once'));
    expect([sink.start.mock.calls.length, ids(sink.events)]).toEqual([2, ['at once']]);
    eager.stop();
  });

  it('of a page that is left in its first turn changes nothing on it', () => {
    Reflect.deleteProperty(window, registry);
    const watch = watchPage(window);
    const analytics = start([createRecordingSink()]);
    window.dispatchEvent(new Event('pagehide'));
    analytics.stop();
    expect([watch.left(), registry in window]).toEqual([[], false]);
    watch.end();
  });
});

describe('stopping in the middle', () => {
  it('of a delivery sends no further sink anything, and leaves no timer', () => {
    vi.useFakeTimers();
    const [one, two, three] = [createRecordingSink({ name: 'one' }), createRecordingSink({ name: 'two' }), createRecordingSink({ name: 'three' })];
    one.behave = () => analytics.stop();
    three.running = false;
    const analytics = start([one, two, three]);
    analytics.track(hostEventOf('chat_opened', 'a'));
    expect([ids(one.events), ids(two.events)]).toEqual([['a'], []]);
    expect(analytics.health().sinks).toMatchObject({ one: { delivered: 1 }, two: { dropped: { stopped: 1 } }, three: { dropped: { stopped: 1 } } });
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('of beforeEvent sends nothing, tells nobody, and leaves the books even', () => {
    const sink = createRecordingSink();
    const heard: ChatEvent[] = [];
    const analytics = start([sink], {
      beforeEvent(event: ChatEvent) {
        if (event.event_id === 'b') analytics.stop();
        return event;
      },
    });
    analytics.subscribe((event) => heard.push(event));
    for (const id of ['a', 'b']) analytics.track(hostEventOf('chat_opened', id));
    expect([ids(sink.events), ids(heard)]).toEqual([['a'], ['a']]);
    const { sources, sinks, recent_failures } = analytics.health();
    expect([sources.host?.accepted, sinks.recording?.offered, recent_failures]).toEqual([1, 1, []]);
  });

  it('makes a source that goes on talking to nobody', () => {
    let context: SourceContext | undefined;
    const source = createSource({
      contract: autochat().contract,
      read: (payload, running) => running.receive(goal, payload),
      listen(given) {
        context = given;
        return undefined;
      },
    });
    const sink = createRecordingSink();
    const analytics = createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required', debug: false });
    const target = new EventTarget();
    const heard = vi.fn();
    analytics.stop();
    context?.receive(goal, { event_id: 'a' });
    context?.reject('late', {});
    context?.setStatus('listening');
    context?.listen(target, 'x', heard);
    target.dispatchEvent(new Event('x'));
    source.ingest({ event_id: 'a' });
    expect(heard).not.toHaveBeenCalled();
    expect(sink.events).toEqual([]);
    expect(analytics.health().sources.autochat).toMatchObject({ status: 'stopped', received: 0 });
  });

  it.each([
    ['runs, which is left to the next start', true],
    ['does not run yet, which is left to the next start', false],
  ])('of a release leaves alone what waits for a sink that %s', (_, running) => {
    vi.useFakeTimers();
    const [first, second] = [createRecordingSink({ name: 'first', purpose: 'analytics' }), createRecordingSink({ name: 'second', purpose: 'advertising' })];
    second.running = running;
    const analytics = start([first, second], { consent: {}, storage: 'none' });
    analytics.track(hostEventOf('chat_opened', 'a'));
    first.behave = () => analytics.stop();
    const watch = watchPage(window);
    analytics.consent.update({ analytics: 'granted', advertising: 'granted' });
    expect(ids(second.events)).toEqual([]);
    expect(watch.left()).toEqual([]);
    watch.end();
    expect(unbalanced(analytics.health())).toEqual([]);
    first.behave = undefined;
    second.running = true;
    const next = start([first, second], { storage: 'none' });
    vi.advanceTimersByTime(1000);
    expect([ids(first.events), ids(second.events)]).toEqual([['a'], ['a']]);
    next.stop();
  });

  it('of what is told as an event is held leaves no timer', () => {
    const sink = createRecordingSink();
    sink.running = false;
    const watch = watchPage(window);
    const analytics = start([sink], { storage: 'none' });
    analytics.trace(({ stage }) => {
      if (stage === 'held') analytics.stop();
    });
    analytics.track(hostEventOf('chat_opened', 'a'));
    expect(watch.left()).toEqual([]);
    watch.end();
    const next = start([sink], { storage: 'none' });
    sink.running = true;
    next.consent.update({});
    expect(ids(sink.events)).toEqual(['a']);
    next.stop();
  });

  it('of the start ends every sink that was begun, and begins no other', () => {
    const told: string[] = [];
    const sinkOf = (name: string, onConsent?: () => void): Sink => ({
      name,
      purpose: 'none',
      confirms: 'handover',
      ready: () => true,
      send: () => undefined,
      start() {
        told.push(`${name} begins`);
        return () => void told.push(`${name} ends`);
      },
      ...(onConsent && { onConsent }),
    });
    const analytics = start([sinkOf('first', () => analytics.stop()), sinkOf('second')]);
    analytics.health();
    expect(told).toEqual(['first begins', 'first ends']);
  });

  it('ends a flush that waits, timer and all', async () => {
    vi.useFakeTimers();
    const sink = createRecordingSink();
    sink.running = false;
    const analytics = start([sink]);
    analytics.track(hostEventOf('chat_opened', 'a'));
    const flushed = analytics.flush(60_000);
    analytics.stop();
    expect(vi.getTimerCount()).toBe(0);
    await flushed;
    vi.useRealTimers();
  });
});

describe('events that bring about events', () => {
  it('come in the same order for every sink and listener', () => {
    const [one, two] = [createRecordingSink({ name: 'one' }), createRecordingSink({ name: 'two' })];
    const heard: string[] = [];
    one.behave = (event) => {
      if (event.event_id === 'a') analytics.track(hostEventOf('chat_closed', 'b'));
    };
    const analytics = start([one, two]);
    analytics.subscribe((event) => heard.push(event.event_id));
    analytics.track(hostEventOf('chat_opened', 'a'));
    expect([ids(one.events), ids(two.events), heard]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it.each(['beforeEvent', 'trace'] as const)('of the same source, in %s, are each sent once, whichever copy of the library hears them', (where) => {
    const sink = createRecordingSink();
    const bringAbout = (event: ChatEvent | undefined): void => {
      if (event?.event_id === 'a') analytics.track(hostEventOf('chat_closed', 'b'));
    };
    const beforeEvent = (event: ChatEvent): ChatEvent => {
      if (where === 'beforeEvent') bringAbout(event);
      return event;
    };
    const analytics = start([sink], { beforeEvent });
    if (where === 'trace') analytics.trace(({ event }) => bringAbout(event));
    analytics.track(hostEventOf('chat_opened', 'a'));
    expect(ids(sink.events).sort()).toEqual(['a', 'b']);
    const copy = start([sink]);
    for (const id of ['a', 'b']) copy.track(hostEventOf('chat_opened', id));
    expect(ids(sink.events).sort()).toEqual(['a', 'b']);
  });

  it('go on after one on whose way the page threw', async () => {
    const sink = createRecordingSink();
    const analytics = start([sink]);
    analytics.track(hostEventOf('chat_opened', 'a'));
    sink.running = false;
    vi.spyOn(window, 'setTimeout').mockImplementationOnce(() => {
      throw new Error('no more timers');
    });
    analytics.track(hostEventOf('chat_opened', 'b'));
    sink.running = true;
    analytics.track(hostEventOf('chat_opened', 'c'));
    await analytics.flush();
    expect(ids(sink.events)).toEqual(['a', 'b', 'c']);
  });

  it('for ever are cut off and counted', () => {
    const sink = createRecordingSink();
    const analytics = start([sink]);
    analytics.subscribe(() => analytics.track({ event_type: 'chat_opened' }));
    analytics.trace(() => analytics.track({ event_type: 'chat_closed' }));
    expect(() => analytics.track({ event_type: 'chat_opened' })).not.toThrow();
    expect(sink.events.length).toBeLessThan(3000);
    expect(analytics.health().sources.host?.rejected.too_many_at_once).toBeGreaterThan(0);
  });

  it('for ever do not keep a page that is left, where those before had to wait', () => {
    let ready = false;
    let calls = 0;
    const sink = Object.assign(createRecordingSink(), { ready: () => ready });
    const analytics = start([sink], { storage: 'none' });
    analytics.trace(({ stage }) => {
      if (stage === 'delivered' && ++calls < 10_000) analytics.track({ event_type: 'goal_met' });
    });
    for (const id of ['a', 'b']) analytics.track(hostEventOf('chat_opened', id));
    ready = true;
    window.dispatchEvent(new Event('pagehide'));
    expect(calls).toBeLessThan(100);
    expect(unbalanced(analytics.health())).toEqual([]);
    analytics.stop();
  });

  it('as the sinks are begun are for all of them', () => {
    const page: { analytics?: ChatAnalytics } = {};
    const other = createRecordingSink();
    const teller: Sink = { ...createRecordingSink(), name: 'teller', onConsent: () => page.analytics?.track(hostEventOf('goal_met', 'told')) };
    const analytics = (page.analytics = start([teller, other], { storage: 'none' }));
    analytics.track(hostEventOf('chat_opened', 'first'));
    expect(ids(other.events)).toEqual(['told', 'first']);
    const { sources, sinks } = analytics.health();
    expect([sources.host?.accepted, sinks.teller?.offered, sinks.recording?.offered]).toEqual([2, 2, 2]);
    analytics.stop();
  });

  it('are heard once by a listener that ends and begins itself anew', () => {
    const analytics = start([]);
    let count = 0;
    const listen = (): void => {
      const end = analytics.subscribe(() => {
        count++;
        end();
        listen();
      });
    };
    listen();
    analytics.track(hostEventOf('chat_opened', 'a'));
    expect(count).toBe(1);
  });
});

describe('an id', () => {
  it('that was not sent, as the host stopped all of it meanwhile, may be sent after the next start', () => {
    const sink = createRecordingSink();
    let restarted: ChatAnalytics | undefined;
    const first = start([
      {
        ...sink,
        ready() {
          if (restarted) return true;
          throw new Error('not yet');
        },
      },
    ], {
      onIssue() {
        first.stop();
        restarted = start([sink]);
      },
    });
    first.track(hostEventOf('chat_opened', 'a'));
    restarted?.track(hostEventOf('chat_opened', 'a'));
    expect(ids(sink.events)).toEqual(['a']);
  });

  it('counts once, whoever brings it', () => {
    const { analytics, sink, widget } = openShop();
    widget.outcome(goal, { event_id: 'e1' });
    analytics.track({ event_type: 'goal_met', event_id: 'e1', vendor: 'autochat' });
    expect(sink.events).toHaveLength(1);
  });

  it('that beforeEvent gives to two events counts once', () => {
    const { sink, widget, analytics } = openShop({ beforeEvent: (event) => ({ ...event, event_id: 'same' }) });
    widget.outcome(goal);
    widget.outcome(goal);
    expect(sink.events).toHaveLength(1);
    expect(analytics.health().sources.autochat).toMatchObject({ accepted: 1, duplicate: 1 });
  });
});

describe('what beforeEvent gives as an id', () => {
  it.each(['jane@example.com', 'x'.repeat(257)])('is no id where no vendor may have it: %s', (event_id) => {
    const { sink, widget, analytics } = openShop({ beforeEvent: (event) => ({ ...event, event_id }) });
    widget.outcome(goal);
    expect(sink.events).toEqual([]);
    expect(analytics.health().sources.autochat).toMatchObject({ accepted: 0, rejected: { before_event: 1 } });
  });
});

describe('what beforeEvent gives that JSON cannot carry', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;

  it.each([['a circle', circle], ['a large integer', 1n]])('is no event, and keeps no other one from the next page: %s', (_, value) => {
    const sink = createRecordingSink({ purpose: 'analytics' });
    sink.running = false;
    let isOdd = true;
    const { widget, analytics, issues } = openShop({ beforeEvent: (event) => (isOdd ? ({ ...event, properties: { value } } as unknown as ChatEvent) : event) }, sink);
    widget.outcome(goal);
    isOdd = false;
    widget.outcome(goal);
    expect(analytics.health().sources.autochat).toMatchObject({ accepted: 1, rejected: { before_event: 1 } });
    expect(issues).toContainEqual(expect.objectContaining({ code: 'threw', where: 'beforeEvent' }));
    window.dispatchEvent(new Event('pagehide'));
    expect(analytics.health().sinks.recording).toMatchObject({ offered: 1, carried: 1 });
  });
});

describe('a page on which old scripts have extended every object', () => {
  it('sends nothing of theirs, and gets no issue for it', () => {
    const gtag = createGtag(window);
    Object.assign(Object.prototype, { legacy: () => 'source' });
    try {
      const { issues, widget } = openShop({ sources: [autochat({ dataKeys: ['plan'] })], sinks: [ga4(), ga4({ naming: 'recipe' })] });
      widget.outcome(goal, { data: { plan: 'pro' } });
      expect(issues).toEqual([]);
      expect(gtag.hits).toHaveLength(2);
      expect(gtag.hits.flatMap((hit) => Object.keys(hit).filter((key) => key.includes('legacy')))).toEqual([]);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'legacy');
      gtag.remove();
    }
  });
});

describe('a page that stalls at every turn', () => {
  it('gets a burst out as it comes, with nothing held and nothing dropped', () => {
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 20));
    const sinks = [createRecordingSink({ name: 'one' }), createRecordingSink({ name: 'two' })];
    const analytics = start(sinks);
    for (let count = 0; count < 5000; count++) analytics.track(hostEventOf('chat_opened', `e${count}`));
    expect(sinks.map((sink) => sink.events.length)).toEqual([5000, 5000]);
    expect(analytics.health().sinks.one).toMatchObject({ delivered: 5000, held: {}, dropped: {} });
  });
});

describe('consent given to three sinks with a thousand events each', () => {
  it('lets them go in slices that they share', async () => {
    vi.useFakeTimers();
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const sinks = ['one', 'two', 'three'].map((name) => {
      const sink = createRecordingSink({ name, purpose: 'analytics' });
      sink.behave = () => {
        clock += 0.1;
      };
      return sink;
    });
    const analytics = start(sinks, { consent: {} });
    for (let count = 0; count < 1000; count++) analytics.track(hostEventOf('chat_opened', `e${count}`));
    for (let times = 0; times < 3; times++) analytics.consent.update({ analytics: 'granted' });
    expect(clock).toBeLessThanOrEqual(8);
    await vi.runAllTimersAsync();
    expect(sinks.map((sink) => sink.events.length)).toEqual([1000, 1000, 1000]);
    vi.useRealTimers();
  });
});
