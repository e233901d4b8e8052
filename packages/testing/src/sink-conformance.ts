import {
  createChatAnalytics,
  eventTypes,
  kindOf,
  propertyNames,
  requiredProperties,
  type ChatAnalytics,
  type ChatAnalyticsOptions,
  type ChatEventType,
  type HostEvent,
  type PropertyKind,
  type Sink,
} from '@chat-analytics/core';
import { assertBooksBalance } from './books.js';
import { valueOfKind } from './value-of-kind.js';
import { expectSame, expectThat, type ConformanceCase } from './conformance.js';
import { watchPage } from './page-watch.js';
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
  readonly window?: () => Window;
}

/** An event of each type, with what it must carry. */
export function hostEventOf(type: ChatEventType, id: string): HostEvent {
  const values = { rating: 4, sentiment: 'positive' };
  const names: readonly (keyof typeof values)[] = (requiredProperties as Partial<Record<ChatEventType, readonly (keyof typeof values)[]>>)[type] ?? [];
  // Of any type: the compiler cannot follow the table here.
  return { event_type: type, event_id: id, properties: Object.fromEntries(names.map((name) => [name, values[name]])) } as HostEvent;
}

/** An event that carries, of every kind of property, one: more than any vendor sends at once. */
function richEventOf(type: ChatEventType, id: string): HostEvent {
  const kinds = new Set<PropertyKind>();
  const properties: Record<string, unknown> = { rating: 4, sentiment: 'positive' };
  for (const name of propertyNames()) {
    const kind = kindOf(name);
    if (kind && !kinds.has(kind)) {
      kinds.add(kind);
      properties[name] = valueOfKind[kind];
    }
  }
  return { event_type: type, event_id: id, properties } as HostEvent;
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** What every sink must do. */
export function sinkConformance({ create, runtime, window: getWindow = () => window }: SinkConformanceOptions): ConformanceCase[] {
  const { name, purpose } = create();

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

  const held = (analytics: ChatAnalytics): unknown => analytics.health().sinks[name]?.held;

  const cases: ConformanceCase[] = [
    {
      name: `${name}: waits for the running library, then delivers what waited, once and in order`,
      run: whole('not_required', async ({ analytics, destination, track }) => {
        track('a');
        track('b');
        expectSame(destination.sent().length, 0, 'sent before the library runs');
        expectSame(held(analytics), { not_ready: 2 }, 'held');
        expectSame(analytics.health().sinks[name]?.status, 'waiting', 'status');
        destination.load();
        await analytics.flush();
        track('c');
        await analytics.flush();
        expectSame(analytics.health().sinks[name]?.delivered, 3, 'delivered');
        expectSame(analytics.health().sinks[name]?.status, 'ready', 'status');
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
        if (purpose !== 'none') expectSame(analytics.health().sinks[name]?.dropped, { denied: 2 }, 'dropped');
      }),
    },
    ...eventTypes.map(
      (type): ConformanceCase => ({
        name: `${name}: ${type} with every kind of property arrives once, handed over as scalars and lists of strings`,
        run: whole('not_required', async ({ analytics, destination }) => {
          destination.load();
          analytics.track(richEventOf(type, `id of ${type}`));
          await analytics.flush();
          expectSame(destination.sent().length, 1, 'sent');
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
          assertBooksBalance(analytics.health());
        } finally {
          watch.end();
        }
        await Promise.resolve();
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
          const { delivered = 0, held: kept = {} } = first.health().sinks[name] ?? {};
          await expectNoLateWrite(page, first.stop, () => first.track(hostEventOf('chat_opened', 'late')));
          expectSame(first.health().sinks[name]?.carried, Object.values(kept).reduce((sum, count) => sum + count, 0), 'carried');
          destination.load();
          const second = start();
          try {
            second.track(hostEventOf('chat_opened', 'a'));
            await second.flush();
            expectSame((second.health().sinks[name]?.delivered ?? 0) + delivered, 2, 'delivered');
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
