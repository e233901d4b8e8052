import type { ReadingRules } from './compile-contract.js';
import { createConsent, type ConsentSnapshot } from './consent.js';
import type { ChatEvent } from './event.js';
import type { HostEvent } from './host-contract.js';
import { createId } from './identifier.js';
import { createIntake, type Intake } from './intake.js';
import { createIssues } from './issues.js';
import { createLedger, type Health, type Ledger, type LedgerEntry } from './ledger.js';
import { isRecord } from './options.js';
import { createPipeline, type Pipeline } from './pipeline.js';
import { readOptions, type ChatAnalyticsOptions } from './read-options.js';
import type { Guard } from './runtime.js';
import type { Stop } from './source.js';

/** How long a page that was made ahead waits, once it is seen, for what the page before leaves, in milliseconds. */
const activation = 500;

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

/**
 * Starts chat analytics: hears the sources, and delivers their events to the sinks once, only when allowed, with nothing lost in
 * silence. Never throws: what is wrong with the options goes to `onIssue` and the console, and its default holds.
 */
export function createChatAnalytics(given: ChatAnalyticsOptions): ChatAnalytics {
  const settings = readOptions(given);
  const { sources, window } = settings;
  const { report, list } = createIssues(settings);
  if (process.env.NODE_ENV !== 'production') {
    for (const { problems = [] } of [settings, ...sources, ...settings.sinks]) for (const { code, where, detail } of problems) report(code, where, detail);
  }

  const guard: Guard = (where, run, code) => {
    try {
      return run();
    } catch (error) {
      report(code ?? 'threw', where, undefined, error);
      return undefined;
    }
  };

  const since = Date.now();
  const consent = createConsent(report);
  const listeners = new Set<(event: ChatEvent) => void>();
  const intakes: Intake[] = [];
  const stops: Stop[] = [];
  let running = false;
  let ledger: Ledger | undefined;
  let pipeline: Pipeline | undefined;
  let host: Intake | undefined;
  let timer: number | undefined;
  /** Whether the page is one that the browser has made ahead of a click, and hands nothing on yet: it may never be seen. */
  let isAhead = false;

  const isRunning = (): boolean => running;
  const isPrerendering = (): boolean => !!(window as { document?: { prerendering?: boolean } } | undefined)?.document?.prerendering;

  function update(change: unknown): void {
    guard('consent', () => consent.update(change));
  }

  function findLedger(): Ledger {
    if (!ledger) {
      ledger = createLedger(guard, since);
      // In the order in which they were given.
      if (window) for (const { vendor } of sources) ledger.source(vendor);
    }
    return ledger;
  }

  /**
   * What lies behind the sources is made when it is needed, or in a turn of its own: that, and the first look into a storage, take the browser longer than
   * all else at the start. Nothing where these analytics do not run, unless they did.
   */
  function open(): Pipeline | undefined {
    if (window && running && !pipeline) {
      guard('createChatAnalytics', () => {
        // Not that of a page which has just come into view.
        if (!isAhead) window.clearTimeout(timer);
        pipeline = createPipeline({ window, settings, ledger: findLedger(), consent, report, guard, listeners, isRunning });
        if (!isAhead) pipeline.begin();
      });
    }
    return pipeline;
  }

  function begin(): void {
    isAhead = false;
    guard('createChatAnalytics', () => open()?.begin());
  }

  /** What ends soon after the page has come into view waits no longer. */
  function beginAtLast(): void {
    if (isAhead && !isPrerendering()) begin();
  }

  /** Without rules the way in is the host's. */
  function takeIn(page: Window, vendor: string, rules?: ReadingRules): Intake {
    const intake = createIntake(page, vendor, report, (opening) => open()?.read(opening, rules));
    intakes.push(intake);
    return intake;
  }

  function start(page: Window): void {
    function listen(type: string, hear: () => void, capture?: true): void {
      page.addEventListener(type, hear, capture);
      stops.push(() => page.removeEventListener(type, hear, capture));
    }
    running = true;
    isAhead = isPrerendering();
    timer = page.setTimeout(open);
    stops.push(() => page.clearTimeout(timer));
    for (const source of sources) guard(source.vendor, () => stops.push(source.start(takeIn(page, source.vendor, source))));
    // After the sources' own, which may hear the last of their vendors now. What has not begun has nothing to leave.
    listen('pagehide', () => {
      beginAtLast();
      pipeline?.leave();
    });
    listen('pageshow', () => open()?.comeBack());
    // The document is told. Chromium lets the page before go later, and whoever has looked into the storage by then may never see what that leaves there.
    listen(
      'prerenderingchange',
      () => {
        page.clearTimeout(timer);
        timer = page.setTimeout(begin, activation);
      },
      true,
    );
  }

  update(settings.consent);
  if (window) guard('createChatAnalytics', () => start(window));

  return {
    consent: {
      get: consent.get,
      update(change) {
        update(change);
        open()?.release();
      },
    },
    track(event: unknown) {
      if (!window || !running) return;
      const { receive, reject, guard: read, setStatus } = (host ??= takeIn(window, 'host'));
      setStatus('listening');
      read(event, () => {
        if (isRecord(event)) receive(String(event.event_type), { vendor_event: event.event_type, ...event, event_id: event.event_id ?? createId() });
        else reject('not_an_object', event);
      });
    },
    health() {
      open()?.report();
      const { source, read } = findLedger();
      for (const { vendor, status } of intakes) source(vendor).counts.status = status;
      return { ...read(), issues: list() };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trace: (listener) => findLedger().trace(listener),
    flush: (timeoutMs = 2000) => open()?.flush(timeoutMs) ?? Promise.resolve(),
    stop() {
      if (!running) return;
      beginAtLast();
      running = false;
      for (const { stop } of intakes) stop();
      for (const end of stops.splice(0)) guard('stop', end);
      // What has not begun has nothing to end.
      pipeline?.stop();
    },
  };
}
