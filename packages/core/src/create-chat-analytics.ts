import { createEventReaders, type ReadingRules, type ReadingTools } from './compile-contract.js';
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
import { createReaders } from './read-value.js';
import { createRedactor, type RedactOptions } from './redact.js';
import { findRegistry, type Registry } from './registry.js';
import type { Sink } from './sink.js';
import type { Source, Stop } from './source.js';
import type { StorageOption } from './store.js';

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
  /** What is hidden in texts, choices and addresses. Default: e-mail addresses, numbers of phones and cards, and the like; `false` hides nothing. */
  readonly redact?: RedactOptions | false;
  /**
   * Where events wait when the shopper leaves: `session` (default) for the next page of the same tab, `local` for the next page of any tab,
   * `none` nowhere. Events whose purpose is not granted are never stored.
   */
  readonly storage?: StorageOption;
  /**
   * Bounds per sink. `held`: the most events that may wait, 2,000 by default; the oldest are dropped and counted. `stored`: the most that
   * go to the next page, 1,000 by default: the latest.
   */
  readonly limits?: { readonly held?: number; readonly stored?: number };
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
  /** Ends everything: no listener and no timer is left. What is still held is carried, as on a navigation: a new start takes it up. */
  stop(): void;
}

/** How often `flush` looks, in milliseconds. */
const flushInterval = 20;

const defaultLimits = { held: 2000, stored: 1000 };

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
    {
      sources: 'array',
      sinks: 'array',
      consent: 'any',
      beforeEvent: 'function',
      redact: 'object|false',
      storage: 'session|local|none',
      limits: 'object',
      onIssue: 'function',
      debug: 'boolean',
      window: 'window',
    },
    problems,
  );
  const { beforeEvent, redact = {}, storage = 'session' } = options;
  const number = 'positive number';
  const limits = { ...defaultLimits, ...checkOptions<typeof defaultLimits>(`${where}.limits`, options.limits ?? {}, { held: number, stored: number }, problems) };
  const hide = redact ? createRedactor(checkOptions<RedactOptions>(`${where}.redact`, redact, { patterns: 'array' }, problems)) : (text: string): string => text;
  const window = options.window ?? (globalThis as { window?: Window }).window;
  const issues = createIssues(options.onIssue, options.debug ?? isDevelopment(window));
  const { report } = issues;

  /** By the page's own clock, which nobody sets. */
  const now = (): number => window?.performance.now() ?? 0;

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
  /** What stands for these analytics among the owners of an event. */
  const owner = {};
  /** Events of this turn: the first is being delivered, the others were brought about by it. */
  const accepted: ChatEvent[] = [];
  const flushes = new Set<() => void>();
  const stops: Stop[] = [];
  const deliveries: Delivery[] = [];
  /** The page's clock when the next look is due. */
  let due = Infinity;
  let timer: number | undefined;
  let running = window !== undefined;
  let track: (event: unknown) => void = () => undefined;
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
  function accept(event: ChatEvent, { ownersOf }: Registry): void {
    accepted.push(event);
    if (accepted.length > 1) return;
    for (const next of accepted) {
      const owners = ownersOf(next.event_id);
      for (const delivery of deliveries) delivery.offer(next, owners);
      for (const listener of [...listeners]) guard('subscribe', () => listener(next));
    }
    accepted.length = 0;
  }

  /** Where a slice has just been used up the page is to breathe first. */
  function release(until = due > now() ? now() + slice : 0): void {
    if (running) for (const delivery of deliveries) delivery.release(until);
  }

  /** Asks for another look at what is held; of all that ask, the earliest has its way. */
  function wake(milliseconds: number): void {
    const at = now() + milliseconds;
    if (!running || at >= due) return;
    due = at;
    window?.clearTimeout(timer);
    // Timers know whole milliseconds only: one that comes too early by a part of one finds nothing to do, and is asked for again.
    timer = window?.setTimeout(() => {
      due = Infinity;
      release();
      for (const look of flushes) look();
    }, Math.ceil(milliseconds));
  }

  function start(page: Window): void {
    const registry = findRegistry(page);
    const tools: ReadingTools = { registry, report, readers: createReaders(hide) };
    const hostRules: ReadingRules = { contract: createHostContract(), captureText: true };
    const readStored = createEventReaders(hostRules, tools);

    function open(rules: ReadingRules): Intake {
      const intake = createIntake({ rules, tools, window: page, ledger, owner, approve, accept });
      stops.push(intake.stop);
      return intake;
    }

    function listen(type: string, hear: () => void): void {
      page.addEventListener(type, hear);
      stops.push(() => page.removeEventListener(type, hear));
    }

    const names = new Set<string>();
    /** Two sinks of one kind, or to one destination, are told apart by number. */
    function unique(wanted: string): string {
      let name = wanted;
      for (let count = 2; names.has(name); count++) name = `${wanted}_${count}`;
      names.add(name);
      return name;
    }
    for (const sink of sinks) {
      const name = unique(sink.name);
      deliveries.push(
        createDelivery({
          name,
          destination: sink.destination ? unique(`${sink.destination} `) : name,
          sink,
          window: page,
          contract: (vendor) => contracts.get(vendor),
          report,
          consent,
          ledger,
          registry,
          storage,
          limits,
          wake,
          now,
          read: (stored) => (isEvent(stored) ? readStored(stored.event_type)?.(stored, undefined, () => false) : undefined),
        }),
      );
    }
    release();
    for (const source of sources) guard(source.vendor, () => stops.push(source.start(open(source))));
    // After the sources' own, which may hear the last of their vendors now.
    listen('pagehide', () => {
      release(Infinity);
      for (const delivery of deliveries) delivery.carry();
    });
    listen('pageshow', () => {
      for (const delivery of deliveries) delivery.restore();
      release();
    });

    let host: Intake | undefined;
    track = (event) => {
      host ??= open(hostRules);
      const { receive, reject, guard: read, setStatus } = host;
      setStatus('listening');
      read(event, () => {
        if (isRecord(event)) receive(String(event.event_type), { vendor_event: event.event_type, ...event, event_id: event.event_id ?? createId() });
        else reject('not_an_object', event);
      });
    };
  }

  if (window) guard(where, () => start(window));

  return {
    consent: {
      get: consent.get,
      update(change) {
        guard('consent', () => consent.update(change));
        release();
      },
    },
    track(event) {
      if (running) track(event);
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
    flush: (timeoutMs = 2000) =>
      new Promise((resolve) => {
        const end = now() + timeoutMs;
        function look(): void {
          if (running && now() < end && !deliveries.every((delivery) => delivery.settled())) wake(flushInterval);
          else if (flushes.delete(look)) resolve();
        }
        flushes.add(look);
        release();
        for (const delivery of deliveries) delivery.flush();
        look();
      }),
    stop() {
      if (!running) return;
      running = false;
      window?.clearTimeout(timer);
      for (const stop of stops.splice(0)) guard('stop', stop);
      for (const delivery of deliveries) delivery.stop();
      for (const look of flushes) look();
    },
  };
}
