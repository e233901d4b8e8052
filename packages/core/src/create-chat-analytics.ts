import { createAlarm, type Alarm } from './alarm.js';
import { createEventReaders, type EventReader, type ReadingRules } from './compile-contract.js';
import { createConsent, type ConsentSnapshot } from './consent.js';
import { createDelivery, type Delivery } from './delivery.js';
import { isEvent, type ChatEvent } from './event.js';
import { createHostContract, type HostEvent } from './host-contract.js';
import { createId } from './identifier.js';
import { createIntake, type Intake } from './intake.js';
import { createIssues } from './issues.js';
import { createLedger, type Health, type LedgerEntry } from './ledger.js';
import { createOneAfterTheOther } from './one-after-the-other.js';
import { isRecord } from './options.js';
import { readOptions, type ChatAnalyticsOptions } from './read-options.js';
import { createReaders } from './read-value.js';
import { findRegistry } from './registry.js';
import type { Guard, Runtime } from './runtime.js';
import type { Stop } from './source.js';

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

/**
 * Starts chat analytics: hears the sources, and delivers their events to the sinks once, only when allowed, with nothing lost in
 * silence. Never throws: what is wrong with the options goes to `onIssue` and the console, and its default holds.
 */
export function createChatAnalytics(given: ChatAnalyticsOptions): ChatAnalytics {
  const settings = readOptions(given);
  const { sources, sinks, window } = settings;
  const { report, list } = createIssues(settings);
  if (process.env.NODE_ENV !== 'production') {
    for (const { problems = [] } of [settings, ...sources, ...sinks]) for (const { code, where, detail } of problems) report(code, where, detail);
  }

  const guard: Guard = (where, run, code) => {
    try {
      return run();
    } catch (error) {
      report(code ?? 'threw', where, undefined, error);
      return undefined;
    }
  };

  const ledger = createLedger(guard);
  const consent = createConsent(report);
  const listeners = new Set<(event: ChatEvent) => void>();
  const flushes = new Set<() => void>();
  const stops: Stop[] = [];
  const deliveries: Delivery[] = [];
  /** There while these analytics run. */
  let alarm: Alarm | undefined;
  /** There as long as nothing has begun. */
  let open: (() => void) | undefined;
  let track: ((event: unknown) => void) | undefined;

  const isRunning = (): boolean => alarm !== undefined;

  function update(change: unknown): void {
    guard('consent', () => consent.update(change));
  }

  function each(method: 'restore' | 'carry' | 'report' | 'flush' | 'stop'): void {
    for (const delivery of deliveries) delivery[method]();
  }

  /**
   * Opens the ways out. That and the first look into a storage take the browser longer than all else at the start: they have a turn of their own, or
   * wait until they are needed.
   */
  function begin(): void {
    const openNow = open;
    open = undefined;
    if (!openNow) return;
    openNow();
    each('restore');
    release();
  }

  function release(until = alarm?.until()): void {
    begin();
    if (until !== undefined) for (const delivery of deliveries) delivery.release(until);
  }

  function start(page: Window): void {
    const { now, wake } = (alarm = createAlarm(page, () => {
      release();
      for (const look of flushes) look();
    }));
    const registry = findRegistry(page);
    const contracts = new Map(sources.map((source) => [source.vendor, source.contract]));
    let hostRules: ReadingRules | undefined;
    let host: Intake | undefined;
    let readerOf: ((type: string) => EventReader | undefined) | undefined;

    const { offer, isCircling } = createOneAfterTheOther((event) => {
      for (const delivery of deliveries) delivery.offer(event);
      if (listeners.size) for (const listener of [...listeners]) guard('subscribe', () => listener(event));
    });

    /** Few pages have events of their own, or stored ones. */
    const findHostRules = (): ReadingRules => (hostRules ??= { contract: createHostContract(), captureText: true });

    const runtime: Runtime = {
      window: page,
      settings,
      registry,
      ledger,
      consent,
      readers: createReaders(settings.hide, report),
      report,
      guard,
      owner: registry.createOwner(),
      contract: (vendor) => contracts.get(vendor),
      now,
      wake,
      readStored: (stored) => (isEvent(stored) ? (readerOf ??= createEventReaders(findHostRules(), runtime))(stored.event_type)?.(stored) : undefined),
      isCircling,
      accept(event) {
        begin();
        offer(event);
      },
    };

    function takeIn(rules: ReadingRules): Intake {
      const intake = createIntake(runtime, rules);
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
    const first = page.setTimeout(begin);
    stops.push(() => page.clearTimeout(first));
    open = () => {
      page.clearTimeout(first);
      for (const sink of sinks) {
        guard('createChatAnalytics', () => {
          // A sink that is told of consent may stop everything.
          if (!isRunning()) return;
          const name = unique(sink.name);
          const delivery = createDelivery(runtime, sink, name, sink.destination ? unique(`${sink.destination} `) : name);
          if (isRunning()) deliveries.push(delivery);
          else delivery.stop();
        });
      }
    };
    for (const source of sources) guard(source.vendor, () => stops.push(source.start(takeIn(source))));
    // After the sources' own, which may hear the last of their vendors now.
    listen('pagehide', () => {
      release(Infinity);
      each('carry');
    });
    listen('pageshow', () => {
      begin();
      each('restore');
      release();
    });

    track = (event) => {
      const { receive, reject, guard: read, setStatus } = (host ??= takeIn(findHostRules()));
      setStatus('listening');
      read(event, () => {
        if (isRecord(event)) receive(String(event.event_type), { vendor_event: event.event_type, ...event, event_id: event.event_id ?? createId() });
        else reject('not_an_object', event);
      });
    };
  }

  update(settings.consent);
  if (window) guard('createChatAnalytics', () => start(window));

  return {
    consent: {
      get: consent.get,
      update(change) {
        update(change);
        release();
      },
    },
    track(event) {
      if (alarm) track?.(event);
    },
    health() {
      begin();
      each('report');
      return { ...ledger.read(), issues: list() };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trace: ledger.trace,
    flush: (timeoutMs = 2000) =>
      new Promise((resolve) => {
        const end = (alarm?.now() ?? 0) + timeoutMs;
        function look(): void {
          if (alarm && alarm.now() < end && !deliveries.every((delivery) => delivery.settled())) alarm.wake(flushInterval);
          else if (flushes.delete(look)) resolve();
        }
        flushes.add(look);
        release();
        each('flush');
        look();
      }),
    stop() {
      if (!alarm) return;
      // What has not begun has nothing to end.
      open = undefined;
      const { stop } = alarm;
      alarm = undefined;
      for (const end of stops.splice(0)) guard('stop', end);
      each('stop');
      stop();
      for (const look of flushes) look();
    },
  };
}
