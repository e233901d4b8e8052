import { createChatAnalytics, watchDrift, type ChatAnalytics, type ChatEvent, type Issue, type Reference, type ReferenceExample, type Source } from '@chat-analytics/core';
import { assertBooksBalance } from './books.js';
import { expectSame, expectThat, type ConformanceCase } from './conformance.js';
import { malformedPayloads } from './malformed-payloads.js';
import { watchPage } from './page-watch.js';
import { createRecordingSink } from './recording-sink.js';
import { expectNoLateWrite } from './stored.js';

export interface SourceConformanceOptions {
  /** Makes the source with its default options. */
  readonly create: () => Source;
  readonly reference: Reference;
  /** Lets the vendor send the payload of an example to the page, as its SDK does. */
  readonly send: (window: Window, payload: unknown) => void;
  /** How much of the source the vendor's SDK has: listeners, or methods that are wrapped. Some while it runs, and none after `stop`. Default: the suite does not look. */
  readonly attached?: (window: Window) => number;
  /** The window to run in. Default: the global one, as it is when a case runs. */
  readonly window?: () => Window;
}

/** What is thrown meanwhile, into the code that runs or past it into the page. */
function errorsOf(page: Window, run: (page: Window) => void): string[] {
  const errors: string[] = [];
  const hear = ({ message }: ErrorEvent): void => void errors.push(message);
  page.addEventListener('error', hear);
  try {
    run(page);
  } catch (error) {
    errors.push(String(error));
  } finally {
    page.removeEventListener('error', hear);
  }
  return errors;
}

/** What every source must do. */
export function sourceConformance({ create, reference, send, attached, window: getWindow = () => window }: SourceConformanceOptions): ConformanceCase[] {
  const examples = Object.entries(reference.events).flatMap(([name, event]) => event.examples.map((example) => ({ name, ...example })));
  const [first] = examples;
  if (!first) throw new Error('A reference without examples proves nothing.');
  const { vendor } = reference.contract;

  function start(sources: readonly Source[] = [create()]): { analytics: ChatAnalytics; events: ChatEvent[]; issues: Issue[]; page: Window } {
    const sink = createRecordingSink();
    const issues: Issue[] = [];
    const page = getWindow();
    const analytics = createChatAnalytics({ sources, sinks: [sink], consent: 'not_required', debug: false, window: page, onIssue: (issue) => issues.push(issue) });
    return { analytics, events: sink.events, issues, page };
  }

  /** Runs a case, and at its end checks the books and stops. */
  function whole(run: (started: ReturnType<typeof start> & { source: Source }) => void): () => void {
    return () => {
      const source = create();
      const started = start([source]);
      try {
        run({ ...started, source });
        assertBooksBalance(started.analytics.health());
      } finally {
        started.analytics.stop();
      }
      assertBooksBalance(started.analytics.health());
    };
  }

  /** An event without what depends on the page and the moment. */
  const lasting = (event: ChatEvent, { event_id, occurred_at }: ReferenceExample['out']): unknown => ({
    ...event,
    page_path: undefined,
    event_id: event_id && event.event_id,
    occurred_at: occurred_at && event.occurred_at,
  });

  return [
    ...examples.flatMap(({ name, in: payload, out }): ConformanceCase[] => [
      {
        name: `${vendor}: ${name} sent by the vendor becomes ${out.event_type}`,
        run: whole(({ page, events, issues }) => {
          send(page, payload);
          expectSame(events.map((event) => lasting(event, out)), [out], name);
          expectSame(issues, [], 'issues');
        }),
      },
      {
        name: `${vendor}: ${name} taken in by ingest becomes ${out.event_type}`,
        run: whole(({ source, events }) => {
          source.ingest(payload);
          expectSame(events.map((event) => lasting(event, out)), [out], name);
        }),
      },
    ]),
    {
      name: `${vendor}: all of them sent one after the other arrive, in order`,
      run: whole(({ page, events }) => {
        const ids = new Set<unknown>();
        const told: typeof examples = [];
        for (const example of examples) {
          const { event_id } = example.out;
          // Examples may tell of one and the same event.
          if (event_id !== undefined && ids.has(event_id)) continue;
          ids.add(event_id);
          told.push(example);
          send(page, example.in);
        }
        expectSame(events.map(({ event_type }) => event_type), told.map(({ out }) => out.event_type), 'event types');
      }),
    },
    {
      name: `${vendor}: every event of the contract has an example`,
      run() {
        expectSame(Object.keys(reference.events).sort(), Object.keys(reference.contract.events).sort(), 'events with a reference');
        for (const [name, event] of Object.entries(reference.events)) expectThat(event.examples.length > 0, `${name} has no example`);
      },
    },
    {
      name: `${vendor}: what the reference has is no drift`,
      run() {
        const source = watchDrift(create(), reference);
        const { analytics, issues } = start([source]);
        for (const { in: payload } of examples) source.ingest(payload);
        analytics.stop();
        expectSame(issues, [], 'issues');
      },
    },
    {
      name: `${vendor}: the same event sent and taken in counts once`,
      run: whole(({ source, page, events, analytics }) => {
        send(page, first.in);
        source.ingest(first.in);
        expectSame(events.length, 1, 'events');
        expectSame(analytics.health().sources[vendor]?.duplicate, 1, 'duplicates');
      }),
    },
    ...malformedPayloads(first.in as Record<string, unknown>).map(
      ([what, payload]): ConformanceCase => ({
        name: `${vendor}: ${what} as a payload is rejected with a reason, throws nothing, and the next good event arrives`,
        run: whole(({ source, events, analytics, issues }) => {
          source.ingest(payload);
          source.ingest(payload);
          source.ingest(first.in);
          const { rejected = {}, accepted } = analytics.health().sources[vendor] ?? {};
          expectSame(Object.values(rejected), [2], 'rejected');
          expectSame(accepted, 1, 'accepted');
          expectSame(events.length, 1, 'events');
          expectSame(issues.length, 1, 'issues reported');
          expectThat(!('polluted' in {}), 'a prototype was polluted');
        }),
      }),
    ),
    ...malformedPayloads(first.in as Record<string, unknown>).map(
      ([what, payload]): ConformanceCase => ({
        name: `${vendor}: ${what} sent by the vendor throws nothing into the page, and the next good event arrives`,
        run() {
          // A vendor that throws by itself, or what sends in its place, is not the source's.
          const alone = errorsOf(getWindow(), (page) => send(page, payload));
          whole(({ page, events }) => {
            expectSame(errorsOf(page, () => send(page, payload)), alone, 'errors');
            const before = events.length;
            send(page, first.in);
            expectSame(events.length - before, 1, 'good events');
            expectThat(!('polluted' in {}), 'a prototype was polluted');
          })();
        },
      }),
    ),
    {
      name: `${vendor}: a payload whose every value is a megabyte of text costs no more than itself`,
      run: whole(({ source, events }) => {
        const long = 'x'.repeat(1_000_000);
        const payload = Object.fromEntries(Object.entries(first.in as object).map(([key, value]: [string, unknown]) => [key, typeof value === 'string' ? long : value]));
        source.ingest(payload);
        source.ingest(first.in);
        expectSame(events.length > 0, true, 'the good event arrived');
        expectThat(JSON.stringify(events).length < 10_000, 'an event holds a megabyte');
      }),
    },
    {
      name: `${vendor}: after stop no listener, timer or global is left, and nothing is heard`,
      run() {
        const page = getWindow();
        const watch = watchPage(page);
        try {
          const { analytics, events } = start();
          const hooks = attached?.(page);
          send(page, first.in);
          analytics.stop();
          expectThat(hooks !== 0, 'the SDK has nothing of a source that runs');
          expectSame(watch.left(), [], 'what is left');
          expectSame(watch.changed(), [], 'what has another value');
          expectSame(attached?.(page) ?? 0, 0, 'what the SDK has of a source that has stopped');
          send(page, first.in);
          expectSame(events.length, 1, 'events');
          expectSame(analytics.health().sources[vendor]?.status, 'stopped', 'status');
        } finally {
          watch.end();
        }
      },
    },
    {
      name: `${vendor}: after stop nothing is written to storage`,
      async run() {
        const page = getWindow();
        const sink = createRecordingSink();
        sink.running = false;
        const analytics = createChatAnalytics({ sources: [create()], sinks: [sink], consent: 'not_required', debug: false, window: page });
        send(page, first.in);
        await expectNoLateWrite(page, analytics.stop, () => send(page, first.in));
        expectSame(analytics.health().sinks[sink.name]?.carried, 1, 'carried');
      },
    },
    {
      name: `${vendor}: the same source stopped and started again hears again`,
      run() {
        const source = create();
        start([source]).analytics.stop();
        const { analytics, events, page } = start([source]);
        send(page, first.in);
        source.ingest(first.in);
        analytics.stop();
        expectSame(events.length, 1, 'events');
      },
    },
  ];
}
