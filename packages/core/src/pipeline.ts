import { createAlarm } from './alarm.js';
import { createEventReaders, type EventReader, type ReadingRules } from './compile-contract.js';
import { createDelivery, type Delivery } from './delivery.js';
import { isEvent } from './event.js';
import { createHostContract } from './host-contract.js';
import type { Intake } from './intake.js';
import { createOneAfterTheOther } from './one-after-the-other.js';
import { createReaders } from './read-value.js';
import { createReading, type Reading } from './reading.js';
import { createRedactor } from './redact.js';
import { findRegistry } from './registry.js';
import type { Analytics, Runtime } from './runtime.js';

/** How often `flush` looks, in milliseconds. */
const flushInterval = 20;

/** What lies behind the ways in of some analytics: may an event go, has it gone. */
export interface Pipeline {
  /** Opens the ways out, once, and sends first what earlier pages have left. What has come before waits for it. */
  begin(): void;
  /** Makes what reads the payloads of a source, or without rules the host's own events. */
  read(intake: Intake, rules: ReadingRules | undefined): Reading;
  /** Hands over what may go, as long as this turn may still last. */
  release(): void;
  /** The page may be about to go: what can go goes, and the rest moves into storage. */
  leave(): void;
  /** The page is there, or there again. */
  comeBack(): void;
  /** Brings the books of the sinks up to date. */
  report(): void;
  /** Sends what can be sent; resolves when nothing is on its way any more, or after so many milliseconds. */
  flush(timeoutMs: number): Promise<void>;
  stop(): void;
}

export function createPipeline(analytics: Analytics): Pipeline {
  const { window, settings, report, guard, listeners, isRunning } = analytics;
  const deliveries: Delivery[] = [];
  const flushes = new Set<() => void>();
  const registry = findRegistry(window);
  const contracts = new Map(settings.sources.map(({ vendor, contract }) => [vendor, contract]));
  let isLeft = false;
  let isBegun = false;
  let hostRules: ReadingRules | undefined;
  let readerOf: ((type: string) => EventReader | undefined) | undefined;

  const alarm = createAlarm(window, () => {
    release();
    for (const look of flushes) look();
  });
  const { now, wake } = alarm;

  const { offer, begin: beginOffers, isCircling } = createOneAfterTheOther((event) => {
    for (const delivery of deliveries) delivery.offer(event);
    // Nothing may come after it any more.
    if (isLeft) each('carry');
    if (listeners.size) for (const listener of [...listeners]) guard('subscribe', () => listener(event));
  });

  /** Few pages have events of their own, or stored ones. */
  const findHostRules = (): ReadingRules => (hostRules ??= { contract: createHostContract(), captureText: true, detailKeys: 'any' });

  const runtime: Runtime = {
    ...analytics,
    registry,
    readers: createReaders(createRedactor(settings.redact), report),
    owner: registry.createOwner(),
    contract: (vendor) => contracts.get(vendor),
    now,
    wake,
    readStored: (stored) => (isEvent(stored) ? (readerOf ??= createEventReaders(findHostRules(), runtime))(stored.event_type)?.(stored) : undefined),
    isCircling,
    accept: offer,
  };

  function each(method: 'restore' | 'carry' | 'report' | 'flush' | 'stop'): void {
    for (const delivery of deliveries) delivery[method]();
  }

  function release(until = alarm.until()): void {
    if (isRunning()) for (const delivery of deliveries) delivery.release(until);
  }

  function comeBack(): void {
    isLeft = false;
    // Asked for before, as what is taken back asks for a turn.
    const until = alarm.until();
    each('restore');
    release(until);
  }

  return {
    begin() {
      if (isBegun) return;
      isBegun = true;
      const names = new Set<string>();
      /** Two sinks of one kind, or to one destination, are told apart by number. */
      function unique(wanted: string): string {
        let name = wanted;
        for (let count = 2; names.has(name); count++) name = `${wanted}_${count}`;
        names.add(name);
        return name;
      }
      for (const sink of settings.sinks) {
        guard('createChatAnalytics', () => {
          // A sink that is told of consent may stop everything.
          if (!isRunning()) return;
          const name = unique(sink.name);
          const delivery = createDelivery(runtime, sink, name, sink.destination ? unique(`${sink.destination} `) : name);
          if (isRunning()) deliveries.push(delivery);
          else delivery.stop();
        });
      }
      try {
        comeBack();
      } finally {
        beginOffers();
      }
    },
    read: (intake, rules) => createReading(runtime, rules ?? findHostRules(), intake),
    release: () => release(),
    leave() {
      isLeft = true;
      release(Infinity);
      each('carry');
    },
    comeBack,
    report: () => each('report'),
    flush: (timeoutMs) =>
      new Promise((resolve) => {
        const end = now() + timeoutMs;
        function look(): void {
          if (isRunning() && now() < end && !(isBegun && deliveries.every((delivery) => delivery.settled()))) wake(flushInterval);
          else if (flushes.delete(look)) resolve();
        }
        flushes.add(look);
        release();
        each('flush');
        look();
      }),
    stop() {
      each('stop');
      alarm.stop();
      for (const look of flushes) look();
    },
  };
}
