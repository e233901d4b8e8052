import type { Acceptance } from './acceptance.js';
import { createEventReaders, type ReadingRules, type ReadingTools } from './compile-contract.js';
import type { ChatEvent } from './event.js';
import type { Ledger } from './ledger.js';
import type { RecentIds } from './recent-ids.js';
import type { SourceContext, Stop } from './source.js';

export interface IntakeSettings {
  readonly rules: ReadingRules;
  readonly tools: ReadingTools;
  readonly window: Window;
  readonly ledger: Ledger;
  /** The events that these analytics have accepted. */
  readonly recent: RecentIds;
  readonly acceptance: Acceptance;
}

/** A source's way in: every payload ends as an accepted event, a duplicate, ignored, or rejected, and is counted. */
export interface Intake extends SourceContext {
  stop: Stop;
}

export function createIntake({ rules, tools, window, ledger, recent, acceptance: { approve, accept } }: IntakeSettings): Intake {
  const { contract } = rules;
  const { report, readers } = tools;
  const readerOf = createEventReaders(rules, tools);
  const book = ledger.source(contract.vendor);
  const stops: Stop[] = [];
  let stopped = false;
  let path: string | undefined;
  let readPath: unknown;

  function enter(stage: 'accepted' | 'duplicate' | 'ignored' | 'rejected', payload: unknown, reason?: string, event?: ChatEvent, detail?: string): void {
    if (stopped) return;
    if (stage === 'rejected') report(stage, `${contract.vendor}.${reason}`, detail);
    book.enter(stage, event, reason, payload);
  }

  function guard(payload: unknown, read: () => void): void {
    try {
      read();
    } catch {
      enter('rejected', payload, 'unreadable');
    }
  }

  /** The path of the page, which seldom changes: it is read as any other address. */
  function pagePath(): unknown {
    const { pathname } = window.location;
    if (pathname !== path) readPath = readers.url((path = pathname), () => undefined);
    return readPath;
  }

  return {
    window,
    report,
    guard,
    reject: (reason, payload) => enter('rejected', payload, reason),
    ignore: (reason, payload) => enter('ignored', payload, reason),
    setStatus(status) {
      if (!stopped) book.counts.status = status;
    },
    listen(target, type, hear) {
      if (stopped) return;
      const listener = (event: Event): void => guard(event, () => hear(event));
      target.addEventListener(type, listener);
      stops.push(() => target.removeEventListener(type, listener));
    },
    receive(name, payload) {
      if (stopped) return;
      let understood: ChatEvent | string;
      try {
        understood = readerOf(name)?.(payload, pagePath(), recent.has) ?? 'unknown_event';
      } catch {
        understood = 'unreadable';
      }
      if (typeof understood === 'string') {
        if (understood === 'duplicate') enter(understood, payload);
        else if (contract.ignore?.includes(name)) enter('ignored', payload, name);
        else enter('rejected', payload, understood, undefined, understood === 'unknown_event' ? name.slice(0, 100) : undefined);
        return;
      }
      recent.add(understood.event_id);
      const event = approve(understood);
      const renamed = !('stage' in event) && event.event_id !== understood.event_id;
      if ('stage' in event) enter(event.stage, payload, event.reason, understood);
      else if (renamed && recent.has(event.event_id)) enter('duplicate', payload);
      else {
        if (renamed) recent.add(event.event_id);
        enter('accepted', payload, undefined, event);
        accept(event);
      }
    },
    stop() {
      stopped = true;
      for (const stop of stops.splice(0)) stop();
      book.counts.status = 'stopped';
    },
  };
}
