import type { ReadingRules } from './compile-contract.js';
import { createConsent, type ConsentOption, type ConsentSnapshot } from './consent.js';
import { createDelivery, slice, type Delivery } from './delivery.js';
import type { ChatEvent } from './event.js';
import { isEventType } from './event-types.js';
import { createHostContract, type HostEvent } from './host-contract.js';
import { createId } from './identifier.js';
import { createIntake, type Intake, type Refusal } from './intake.js';
import { createIssues, type Issue } from './issues.js';
import { createLedger, type Health, type LedgerEntry } from './ledger.js';
import { checkOptions, isRecord, type OptionProblem } from './options.js';
import { createRecentIds } from './recent-ids.js';
import type { Sink, SinkContext } from './sink.js';
import type { Source, Stop } from './source.js';

/** What {@link createChatAnalytics} is told. */
export interface ChatAnalyticsOptions {
  /** The vendors to hear, e.g. `[autochat()]`. */
  readonly sources: readonly Source[];
  /** The destinations, e.g. `[ga4(), meta()]`. */
  readonly sinks: readonly Sink[];
  /**
   * What the shopper allows at the start. Required, so that nobody is granted by a typo: `'not_required'`, or a state per purpose, of
   * which those not named are `pending`. Change it with `consent.update`.
   */
  readonly consent: ConsentOption;
  /** Sees every event first: returns it, a changed one, or `null` to leave it out. Where it throws the event is rejected. */
  readonly beforeEvent?: (event: ChatEvent) => ChatEvent | null;
  /** Bounds. `held`: the most events that may wait per sink, 2,000 by default; the oldest are dropped and counted. */
  readonly limits?: { readonly held?: number };
  /** Told once of every kind of problem. */
  readonly onIssue?: (issue: Issue) => void;
  /** Whether every issue appears in the console. Default: on localhost only; mistakes in the options appear everywhere. */
  readonly debug?: boolean;
  /** The window to live in. Default: the global one; where there is none, as on a server, nothing happens. */
  readonly window?: Window;
}

/** Running chat analytics. */
export interface ChatAnalytics {
  readonly consent: {
    get(): ConsentSnapshot;
    /** Changes the state of the purposes named. Granting lets events go, denying drops them. */
    update(change: Partial<ConsentSnapshot>): void;
  };
  /** Takes in an outcome of the page's own, on the same path as a vendor's. */
  track(event: HostEvent): void;
  /** The books, as a copy. */
  health(): Health;
  /** Hears every accepted event. */
  subscribe(listener: (event: ChatEvent) => void): Stop;
  /** Hears every entry of the ledger. */
  trace(listener: (entry: LedgerEntry) => void): Stop;
  /** Sends what can be sent; resolves when nothing is on its way any more, or after so many milliseconds (2,000 by default). */
  flush(timeoutMs?: number): Promise<void>;
  /** Ends everything: no listener and no timer is left. What is still held is dropped and counted. */
  stop(): void;
}

/** How often `flush` looks, in milliseconds. */
const flushInterval = 20;

/** The most events that one event may bring about in sinks and listeners: more is a circle. */
const mostNested = 1000;

const isEvent = (value: unknown): value is ChatEvent => isRecord(value) && typeof value.event_id === 'string' && isEventType(value.event_type) && isRecord(value.properties);

/** A page on this very machine is somebody's who builds it. */
function isDevelopment(window: Window | undefined): boolean {
  const { hostname = '' }: { hostname?: string } = (window as Partial<Window> | undefined)?.location ?? {};
  return /^(.*\.)?localhost$|^127\./.test(hostname);
}

/**
 * Starts chat analytics: hears the sources, and delivers their events to the sinks once, only when allowed, with nothing lost in
 * silence. Never throws: what is wrong with the options goes to `onIssue` and the console, and its default holds.
 */
export function createChatAnalytics(given: ChatAnalyticsOptions): ChatAnalytics {
  const where = 'createChatAnalytics';
  const problems: OptionProblem[] = [];
  const options = checkOptions<ChatAnalyticsOptions>(
    where,
    given,
    { sources: 'array', sinks: 'array', consent: 'any', beforeEvent: 'function', limits: 'object', onIssue: 'function', debug: 'boolean', window: 'window' },
    problems,
  );
  const { beforeEvent } = options;
  const { held = 2000 } = checkOptions<NonNullable<ChatAnalyticsOptions['limits']>>(`${where}.limits`, options.limits ?? {}, { held: 'positive number' }, problems);
  const window = options.window ?? (globalThis as { window?: Window }).window;
  const issues = createIssues(options.onIssue, options.debug ?? isDevelopment(window));
  const { report } = issues;

  function guard(place: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      report('threw', place, undefined, error);
    }
  }

  /** Leaves out what is none, such as a factory that was not called. */
  function usable<T extends object>(list: readonly T[] = [], option: string, method: keyof T): readonly T[] {
    return list.filter((entry: T | undefined, index) => {
      const fine = typeof entry?.[method] === 'function';
      if (!fine) report('bad_option', `${where}.${option}.${index}`, `must have ${String(method)}()`);
      return fine;
    });
  }

  const sources = usable(options.sources, 'sources', 'start');
  const sinks = usable(options.sinks, 'sinks', 'send');
  for (const { problems: found } of [{ problems }, ...sources, ...sinks]) for (const problem of found ?? []) report(problem.code, problem.where, problem.detail);

  const ledger = createLedger(guard);
  const consent = createConsent(report);
  const contracts = new Map(sources.map((source) => [source.vendor, source.contract]));
  const listeners = new Set<(event: ChatEvent) => void>();
  const seen = createRecentIds();
  /** Events of this turn: the first is being delivered, the others were brought about by it. */
  const accepted: ChatEvent[] = [];
  const flushes = new Set<() => void>();
  const stops: Stop[] = [];
  const deliveries: Delivery[] = [];
  let running = window !== undefined;
  let hostIntake: Intake | undefined;
  consent.update(options.consent);

  function approve(event: ChatEvent): ChatEvent | Refusal {
    if (accepted.length >= mostNested) return { stage: 'rejected', reason: 'too_many_at_once' };
    if (!beforeEvent) return event;
    let result: unknown;
    guard('beforeEvent', () => {
      result = beforeEvent(event);
    });
    return isEvent(result) ? result : { stage: result === null ? 'ignored' : 'rejected', reason: 'before_event' };
  }

  /** A sink or a listener may bring about events of its own: they come after, for all in the same order. */
  function accept(event: ChatEvent): void {
    accepted.push(event);
    if (accepted.length > 1) return;
    for (const next of accepted) {
      for (const delivery of deliveries) delivery.offer(next);
      for (const listener of [...listeners]) guard('subscribe', () => listener(next));
    }
    accepted.length = 0;
  }

  function release(): void {
    const end = performance.now() + slice;
    for (const delivery of deliveries) delivery.release(end);
  }

  function open(rules: ReadingRules, page: Window): Intake {
    const intake = createIntake({ rules, window: page, ledger, seen, report, approve, accept });
    stops.push(intake.stop);
    return intake;
  }

  if (window) {
    const names = new Set<string>();
    for (const sink of sinks) {
      // Two sinks of one kind, for two properties say, are told apart by number.
      let { name } = sink;
      for (let number = 2; names.has(name); number++) name = `${sink.name}_${number}`;
      names.add(name);
      const context: SinkContext = { window, report, contract: (vendor) => contracts.get(vendor) };
      deliveries.push(createDelivery({ name, sink, context, consent, ledger, limit: held }));
      guard(name, () => {
        const stop = sink.start?.(context);
        if (stop) stops.push(stop);
      });
    }
    for (const source of sources) guard(source.vendor, () => stops.push(source.start(open(source, window))));
  }

  return {
    consent: {
      get: consent.get,
      update(change) {
        guard('consent', () => consent.update(change));
        release();
      },
    },
    track(event) {
      if (!running || !window) return;
      hostIntake ??= open({ contract: createHostContract(), captureText: true }, window);
      hostIntake.setStatus('listening');
      const intake = hostIntake;
      const fields: unknown = event;
      intake.guard(fields, () => {
        if (isRecord(fields)) intake.receive(String(fields.event_type), { vendor_event: fields.event_type, ...fields, event_id: fields.event_id ?? createId() });
        else intake.reject('not_an_object', fields);
      });
    },
    health() {
      for (const delivery of deliveries) delivery.report();
      return { ...ledger.read(), issues: issues.list() };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trace: ledger.trace,
    flush(timeoutMs = 2000) {
      const end = Date.now() + timeoutMs;
      return new Promise((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        function look(): void {
          clearTimeout(timer);
          release();
          if (running && Date.now() < end && !deliveries.every((delivery) => delivery.settled())) {
            timer = setTimeout(look, flushInterval);
          } else {
            flushes.delete(look);
            resolve();
          }
        }
        flushes.add(look);
        look();
      });
    },
    stop() {
      if (!running) return;
      running = false;
      for (const stop of stops.splice(0)) guard('stop', stop);
      for (const delivery of deliveries) delivery.stop();
      for (const look of flushes) look();
    },
  };
}
