import { createChatAnalytics, eventTypes, type ChatAnalytics, type ChatAnalyticsOptions, type Purpose, type Sink, type SinkHealth, type Stop } from '@chat-analytics/core';
import { assertBooksBalance } from './books.js';
import { expectSame, expectThat, type ConformanceCase } from './conformance.js';
import { hostEventOf, richEventOf } from './host-events.js';
import { watchPage } from './page-watch.js';
import { createRecordingSink } from './recording-sink.js';
import { expectNoLateWrite, forgetStored } from './stored.js';
import type { VendorPage } from './vendor-page.js';

/** One thing that went to the destination, as far as the suite looks at it. */
export interface SentEvent {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The destination's library on a page. */
export interface SinkRuntime extends VendorPage {
  /** What went on the wire. */
  sent(): readonly SentEvent[];
  /** The parameters as the sink handed them over, where the library makes text of them. Default: those that were sent. */
  handedOver?(): readonly unknown[];
}

export interface SinkConformanceOptions {
  /** Makes the sink with its default options. */
  readonly create: () => Sink;
  /** Puts the destination on the page, its library to arrive by `load()`. */
  readonly runtime: (window: Window) => SinkRuntime;
  /** Whose consent it must need. Default: what the sink says of itself. */
  readonly purpose?: Purpose;
  /** Makes the destination on a page throw, or refuse, whatever it is told from now on. Returns what mends it. Default: the suite does not look at that. */
  readonly fail?: (window: Window) => Stop;
  /** Whether events of all types go under one name, as an endpoint may want them. Default `false`: each has its own. */
  readonly oneName?: boolean;
  /** The window to run in. Default: the global one, as it is when a case runs. */
  readonly window?: () => Window;
}

/** More than a library with a limit takes at once. */
const burst = 60;

const opposite = { granted: 'denied', denied: 'granted' } as const;

/** The names of the parameters that have a value. */
const namesIn = (sent: SentEvent | undefined): string[] => Object.entries(sent?.parameters ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [name]));

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** The methods that a page's globals have, by where they are: what wraps one and goes leaves another in its place. */
function methodsOf(page: Window, globals: readonly PropertyKey[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const name of globals) {
    const value: unknown = Reflect.get(page, name);
    found.set(String(name), value);
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') continue;
    for (const [method, { value: own }] of Object.entries(Object.getOwnPropertyDescriptors(value))) if (typeof own === 'function') found.set(`${String(name)}.${method}`, own);
  }
  return found;
}

/** What every sink must do. */
export function sinkConformance({ create, runtime, purpose: wanted, fail, oneName = false, window: getWindow = () => window }: SinkConformanceOptions): ConformanceCase[] {
  const { name, purpose: own } = create();
  const purpose = wanted ?? own;

  function whole(
    consent: ChatAnalyticsOptions['consent'],
    run: (tools: { analytics: ChatAnalytics; destination: SinkRuntime; page: Window; track: (id: string) => void }) => void | Promise<void>,
  ): () => Promise<void> {
    return async () => {
      const page = getWindow();
      const destination = runtime(page);
      const analytics = createChatAnalytics({ sources: [], sinks: [create()], consent, debug: false, window: page });
      try {
        await run({ analytics, destination, page, track: (id) => analytics.track(hostEventOf('chat_opened', id)) });
        assertBooksBalance(analytics.health());
      } finally {
        analytics.stop();
        destination.remove();
      }
      assertBooksBalance(analytics.health());
    };
  }

  const booksOf = (analytics: ChatAnalytics): Partial<SinkHealth> => analytics.health().sinks[name] ?? {};
  const held = (analytics: ChatAnalytics): unknown => booksOf(analytics).held;
  const sumOf = (counts: Readonly<Record<string, number>> = {}): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

  const failing = (failNow: NonNullable<typeof fail>): ConformanceCase => ({
    name: `${name}: a destination that fails is counted, harms neither the page nor another sink, and gets what comes once it works again`,
    async run() {
      const page = getWindow();
      const destination = runtime(page);
      const other = createRecordingSink();
      const analytics = createChatAnalytics({ sources: [], sinks: [create(), other], consent: 'not_required', debug: false, window: page });
      try {
        destination.load();
        const mend = failNow(page);
        for (const id of ['a', 'b']) analytics.track(hostEventOf('chat_opened', id));
        await analytics.flush(50);
        expectSame(booksOf(analytics).delivered, 0, 'delivered');
        expectSame(other.events.map(({ event_id }) => event_id), ['a', 'b'], 'ids at another sink');
        assertBooksBalance(analytics.health());
        mend();
        analytics.track(hostEventOf('chat_opened', 'c'));
        await analytics.flush();
        // What it refused may come once more, where the sink tries again: in order, and once.
        const again = (booksOf(analytics).failed ?? 0) > 0 ? [] : ['a', 'b'];
        expectSame(destination.sent().map(({ parameters }) => parameters.chat_event_id), [...again, 'c'], 'ids once it works again');
      } finally {
        analytics.stop();
        destination.remove();
      }
      assertBooksBalance(analytics.health());
    },
  });

  const namesDiffer: ConformanceCase = {
    name: `${name}: each type of event has a name of its own`,
    async run() {
      const names = new Map<string | undefined, string>();
      for (const type of eventTypes) {
        // Each on a page of its own, as a destination takes few at once.
        await whole('not_required', async ({ analytics, destination }) => {
          destination.load();
          analytics.track(hostEventOf(type, `id of ${type}`));
          await analytics.flush();
          const sent = destination.sent()[0]?.name;
          expectThat(!names.has(sent), `${type} goes under the name of ${names.get(sent) ?? ''}`);
          names.set(sent, type);
        })();
      }
    },
  };

  const cases: ConformanceCase[] = [
    {
      name: `${name}: waits for the running library, then delivers what waited, once and in order`,
      run: whole('not_required', async ({ analytics, destination, track }) => {
        track('a');
        track('b');
        expectSame(destination.sent().length, 0, 'sent before the library runs');
        expectSame(held(analytics), { not_ready: 2 }, 'held');
        expectSame(booksOf(analytics).status, 'waiting', 'status');
        destination.load();
        await analytics.flush();
        track('c');
        await analytics.flush();
        expectSame(booksOf(analytics).delivered, 3, 'delivered');
        expectSame(booksOf(analytics).status, 'ready', 'status');
        const ids = destination.sent().map(({ parameters }) => parameters.chat_event_id);
        expectSame(ids, ['a', 'b', 'c'], 'event ids in order');
      }),
    },
    {
      name: `${name}: a blocked library gets nothing, and every event stays in the books`,
      run: whole('not_required', ({ analytics, destination, track }) => {
        destination.block();
        destination.load();
        track('a');
        expectSame(destination.sent().length, 0, 'sent');
        expectSame(held(analytics), { not_ready: 1 }, 'held');
      }),
    },
    {
      name: `${name}: nothing goes while consent is pending, all of it once it is granted`,
      run: whole({}, async ({ analytics, destination, track }) => {
        destination.load();
        track('a');
        if (purpose !== 'none') {
          expectSame(destination.sent().length, 0, 'sent without consent');
          expectSame(held(analytics), { consent: 1 }, 'held');
        }
        analytics.consent.update({ analytics: 'granted', advertising: 'granted' });
        await analytics.flush();
        expectSame(destination.sent().length, 1, 'sent');
      }),
    },
    {
      name: `${name}: a refusal drops what waits and what comes, and counts it`,
      run: whole({}, ({ analytics, destination, track }) => {
        destination.load();
        track('a');
        analytics.consent.update({ analytics: 'denied', advertising: 'denied' });
        track('b');
        expectSame(destination.sent().length, purpose === 'none' ? 2 : 0, 'sent');
        if (purpose !== 'none') expectSame(booksOf(analytics).dropped, { denied: 2 }, 'dropped');
      }),
    },
    ...(['granted', 'denied'] as const).map(
      (state): ConformanceCase => ({
        name: `${name}: ${purpose} alone ${state} decides, whatever the other purpose is`,
        run: whole(
          { analytics: purpose === 'analytics' ? state : opposite[state], advertising: purpose === 'advertising' ? state : opposite[state] },
          async ({ analytics, destination, track }) => {
            destination.load();
            track('a');
            await analytics.flush();
            expectSame(destination.sent().length, state === 'granted' || purpose === 'none' ? 1 : 0, 'sent');
          },
        ),
      }),
    ),
    {
      name: `${name}: of ${burst} events at once all that were handed over arrive, and the others wait`,
      run: whole('not_required', async ({ analytics, destination, track }) => {
        destination.load();
        for (let number = 1; number <= burst; number++) track(`event ${number}`);
        await analytics.flush(50);
        const { delivered = 0, held: waiting } = booksOf(analytics);
        expectSame(destination.sent().length, delivered, 'sent of those that count as delivered');
        expectSame(delivered + sumOf(waiting), burst, 'delivered or held');
      }),
    },
    {
      name: `${name}: an event has nothing of the one before it`,
      run: whole('not_required', async ({ analytics, destination, track }) => {
        destination.load();
        // A library may add something of its own from the second on.
        for (const id of ['a', 'b']) track(id);
        analytics.track(richEventOf('chat_opened', 'c'));
        track('d');
        await analytics.flush();
        const [first, second, , last] = destination.sent();
        const usual = new Set([first, second].flatMap(namesIn));
        expectSame(namesIn(last).filter((parameter) => !usual.has(parameter)), [], 'parameters of an event before it');
      }),
    },
    ...(fail ? [failing(fail)] : []),
    ...(oneName ? [] : [namesDiffer]),
    ...eventTypes.map(
      (type): ConformanceCase => ({
        name: `${name}: ${type} with every kind of property arrives once, handed over as scalars and lists of strings`,
        run: whole('not_required', async ({ analytics, destination }) => {
          destination.load();
          analytics.track(richEventOf(type, `id of ${type}`));
          await analytics.flush();
          expectSame(destination.sent().length, 1, 'sent');
          expectThat(Boolean(destination.sent()[0]?.name), 'it has no name');
          const [parameters, ...more] = destination.handedOver?.() ?? destination.sent().map((sent) => sent.parameters);
          expectSame(more.length, 0, 'handed over more than once');
          expectThat(typeof parameters === 'object' && parameters !== null, 'no parameters were handed over');
          for (const [key, value] of Object.entries(parameters)) {
            const flat = isScalar(value) || (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));
            expectThat(flat, `${key} is not flat`);
          }
        }),
      }),
    ),
    {
      name: `${name}: after stop no listener, timer or global is left`,
      async run() {
        const page = getWindow();
        const watch = watchPage(page);
        try {
          const analytics = createChatAnalytics({ sources: [], sinks: [create()], consent: 'not_required', debug: false, window: page });
          analytics.track(hostEventOf('chat_opened', 'waits for a library that never comes'));
          analytics.stop();
          expectSame(watch.left(), [], 'what is left');
          expectSame(watch.changed(), [], 'what has another value');
          assertBooksBalance(analytics.health());
        } finally {
          watch.end();
        }
        await Promise.resolve();
      },
    },
    {
      name: `${name}: after stop the destination's library is as it was`,
      async run() {
        const page = getWindow();
        const others = new Set(Reflect.ownKeys(page));
        const destination = runtime(page);
        try {
          destination.load();
          const globals = Reflect.ownKeys(page).filter((key) => !others.has(key));
          const before = methodsOf(page, globals);
          const analytics = createChatAnalytics({ sources: [], sinks: [create()], consent: 'not_required', debug: false, window: page });
          analytics.track(hostEventOf('chat_opened', 'a'));
          await analytics.flush();
          analytics.stop();
          const after = methodsOf(page, globals);
          const changed = [...new Set([...before.keys(), ...after.keys()])].filter((where) => before.get(where) !== after.get(where));
          expectSame(changed, [], 'what has another value');
        } finally {
          destination.remove();
        }
      },
    },
    {
      name: `${name}: after stop nothing is written to storage, and a new start delivers what was held, once`,
      async run() {
        const page = getWindow();
        const destination = runtime(page);
        const start = (): ChatAnalytics => createChatAnalytics({ sources: [], sinks: [create()], consent: 'not_required', debug: false, window: page });
        const first = start();
        try {
          for (const id of ['a', 'b']) first.track(hostEventOf('chat_opened', id));
          const { delivered = 0, held: kept } = booksOf(first);
          await expectNoLateWrite(page, first.stop, () => first.track(hostEventOf('chat_opened', 'late')));
          expectSame(booksOf(first).carried, sumOf(kept), 'carried');
          destination.load();
          const second = start();
          try {
            second.track(hostEventOf('chat_opened', 'a'));
            await second.flush();
            expectSame((booksOf(second).delivered ?? 0) + delivered, 2, 'delivered');
            expectSame(destination.sent().map(({ parameters }) => parameters.chat_event_id), ['a', 'b'], 'event ids in order');
            assertBooksBalance(second.health());
          } finally {
            second.stop();
          }
        } finally {
          first.stop();
          destination.remove();
        }
      },
    },
  ];

  // What a page remembers of one case must decide no other.
  return cases.map(({ name, run }) => ({
    name,
    async run() {
      const page = getWindow();
      forgetStored(page);
      try {
        await run();
      } finally {
        forgetStored(page);
      }
    },
  }));
}
