import type { Acceptance } from './acceptance.js';
import { createEventReaders, type ReadingRules, type ReadingTools } from './compile-contract.js';
import type { ChatEvent } from './event.js';
import type { Ledger } from './ledger.js';
import { addOwner, isOwner, type Owners } from './recent-owners.js';
import type { SourceContext, Stop } from './source.js';

export interface IntakeSettings {
  readonly rules: ReadingRules;
  readonly tools: ReadingTools;
  readonly window: Window;
  readonly ledger: Ledger;
  /** Stands for these analytics among the owners of an event. */
  readonly owner: object;
  readonly acceptance: Acceptance;
}

/** A source's way in: every payload ends as an accepted event, a duplicate, ignored, or rejected, and is counted. */
export interface Intake extends SourceContext {
  stop: Stop;
}

export function createIntake({ rules, tools, window, ledger, owner, acceptance: { approve, accept } }: IntakeSettings): Intake {
  const { contract } = rules;
  const { report, readers, registry } = tools;
  const readerOf = createEventReaders(rules, tools);
  const book = ledger.source(contract.vendor);
  const stops: Stop[] = [];
  let stopped = false;
  let url: string | undefined;
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
    const { document } = window as Omit<Window, 'document'> & { document?: Document };
    // Asking for the path itself takes 25 times as long.
    const current = document?.URL ?? window.location.pathname;
    if (current !== url) readPath = readers.url(window.location.pathname, () => undefined);
    url = current;
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
      // Of this event alone: what the host does with it may bring about another one before it is accepted.
      let owners: Owners = {};
      function isKnown(id: string): boolean {
        owners = registry.ownersOf(id);
        return isOwner(owners, owner);
      }
      let understood: ChatEvent | string;
      try {
        understood = readerOf(name)?.(payload, pagePath(), isKnown) ?? 'unknown_event';
      } catch {
        understood = 'unreadable';
      }
      if (typeof understood === 'string') {
        if (understood === 'duplicate') enter(understood, payload);
        else if (contract.ignore?.includes(name)) enter('ignored', payload, name);
        else enter('rejected', payload, understood, undefined, understood === 'unknown_event' ? name.slice(0, 100) : undefined);
        return;
      }
      addOwner(owners, owner);
      const event = approve(understood);
      const renamed = !('stage' in event) && event.event_id !== understood.event_id;
      if ('stage' in event) enter(event.stage, payload, event.reason, understood);
      else if (renamed && isKnown(event.event_id)) enter('duplicate', payload);
      else {
        if (renamed) addOwner(owners, owner);
        enter('accepted', payload, undefined, event);
        accept(event, owners);
      }
    },
    stop() {
      stopped = true;
      for (const stop of stops.splice(0)) stop();
      book.counts.status = 'stopped';
    },
  };
}
