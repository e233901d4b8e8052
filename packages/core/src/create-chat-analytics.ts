import { createAcceptance, isEvent } from './acceptance.js';
import { createAlarm, type Alarm } from './alarm.js';
import { createEventReaders, type EventReader, type ReadingRules, type ReadingTools } from './compile-contract.js';
import { createConsent, type ConsentSnapshot } from './consent.js';
import { createDelivery, type Delivery } from './delivery.js';
import type { ChatEvent } from './event.js';
import { createHostContract, type HostEvent } from './host-contract.js';
import { createId } from './identifier.js';
import { createIntake, type Intake } from './intake.js';
import { createIssues } from './issues.js';
import { createLedger, type Health, type LedgerEntry } from './ledger.js';
import { isRecord } from './options.js';
import { readOptions, type ChatAnalyticsOptions } from './read-options.js';
import { createReaders } from './read-value.js';
import { findRegistry } from './registry.js';
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
  const issues = createIssues(settings.onIssue, settings.isDevelopment);
  const { report } = issues;
  for (const { problems = [] } of [settings, ...sources, ...sinks]) issues.reportAll(problems);

  function guard(where: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      report('threw', where, undefined, error);
    }
  }

  const ledger = createLedger(guard);
  const consent = createConsent(issues.reportAll);
  const listeners = new Set<(event: ChatEvent) => void>();
  const flushes = new Set<() => void>();
  const stops: Stop[] = [];
  const deliveries: Delivery[] = [];
  /** There while these analytics run. */
  let alarm: Alarm | undefined;
  /** The timer that begins, as long as nothing has begun. */
  let first: number | undefined;
  let track: (event: unknown) => void = () => undefined;
  consent.update(settings.consent);

  /** The first look into a storage takes the browser longer than all else at the start: it has a turn of its own, or waits until it is needed. */
  function begin(): void {
    if (first === undefined) return;
    window?.clearTimeout(first);
    first = undefined;
    for (const delivery of deliveries) delivery.restore();
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
    const tools: ReadingTools = { registry, report, readers: createReaders(settings.hide) };
    const contracts = new Map(sources.map((source) => [source.vendor, source.contract]));
    const acceptance = createAcceptance({ beforeEvent: settings.beforeEvent, begin, deliveries, listeners, ownersOf: registry.ownersOf, guard });
    /** What stands for these analytics among the owners of an event. */
    const owner = {};
    let hostRules: ReadingRules | undefined;
    let host: Intake | undefined;
    let readStored: ((type: string) => EventReader | undefined) | undefined;

    /** Few pages have events of their own, or stored ones. */
    const findHostRules = (): ReadingRules => (hostRules ??= { contract: createHostContract(), captureText: true });

    function open(rules: ReadingRules): Intake {
      const intake = createIntake({ rules, tools, window: page, ledger, owner, acceptance });
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
          storage: settings.storage,
          limits: settings.limits,
          wake,
          now,
          read: (stored) => (isEvent(stored) ? (readStored ??= createEventReaders(findHostRules(), tools))(stored.event_type)?.(stored, undefined, () => false) : undefined),
        }),
      );
    }
    first = page.setTimeout(begin);
    for (const source of sources) guard(source.vendor, () => stops.push(source.start(open(source))));
    // After the sources' own, which may hear the last of their vendors now.
    listen('pagehide', () => {
      release(Infinity);
      for (const delivery of deliveries) delivery.carry();
    });
    listen('pageshow', () => {
      begin();
      for (const delivery of deliveries) delivery.restore();
      release();
    });

    track = (event) => {
      const { receive, reject, guard: read, setStatus } = (host ??= open(findHostRules()));
      setStatus('listening');
      read(event, () => {
        if (isRecord(event)) receive(String(event.event_type), { vendor_event: event.event_type, ...event, event_id: event.event_id ?? createId() });
        else reject('not_an_object', event);
      });
    };
  }

  if (window) guard('createChatAnalytics', () => start(window));

  return {
    consent: {
      get: consent.get,
      update(change) {
        guard('consent', () => consent.update(change));
        release();
      },
    },
    track(event) {
      if (alarm) track(event);
    },
    health() {
      begin();
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
        const end = (alarm?.now() ?? 0) + timeoutMs;
        function look(): void {
          if (alarm && alarm.now() < end && !deliveries.every((delivery) => delivery.settled())) alarm.wake(flushInterval);
          else if (flushes.delete(look)) resolve();
        }
        flushes.add(look);
        release();
        for (const delivery of deliveries) delivery.flush();
        look();
      }),
    stop() {
      if (!alarm) return;
      begin();
      const { stop } = alarm;
      alarm = undefined;
      for (const end of stops.splice(0)) guard('stop', end);
      for (const delivery of deliveries) delivery.stop();
      stop();
      for (const look of flushes) look();
    },
  };
}
