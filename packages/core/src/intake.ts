import { createEventReaders, type ReadingRules } from './compile-contract.js';
import { isEvent, type ChatEvent } from './event.js';
import type { Runtime } from './runtime.js';
import type { SourceContext, Stop } from './source.js';

/** As much of the name of an unknown event as is told, in characters. What is cut may be half of something to hide: so it is cut again. */
const longestName = 100;

/** A source's way in: every payload ends as an accepted event, a duplicate, ignored, or rejected, and is counted. */
export interface Intake extends SourceContext {
  stop: Stop;
}

export function createIntake(runtime: Runtime, rules: ReadingRules): Intake {
  const { window, report, readers, owner } = runtime;
  const { beforeEvent, hide } = runtime.settings;
  const { vendor, ignore } = rules.contract;
  const readerOf = createEventReaders(rules, runtime);
  const book = runtime.ledger.source(vendor);
  const { document } = window as Omit<Window, 'document'> & { document?: Document };
  const stops: Stop[] = [];
  let stopped = false;
  let url: string | undefined;
  let readPath: unknown;

  function enter(stage: 'accepted' | 'duplicate' | 'ignored' | 'rejected', payload: unknown, reason?: string, event?: ChatEvent, detail?: string): void {
    if (stopped) return;
    if (stage === 'rejected') report(stage, `${vendor}.${reason}`, detail);
    book.enter(stage, event, reason, payload);
  }

  function guard<Payload>(payload: Payload, read: (payload: Payload) => void): void {
    try {
      read(payload);
    } catch {
      enter('rejected', payload, 'unreadable');
    }
  }

  /** The path of the page, which seldom changes: it is read as any other address. */
  function pagePath(): unknown {
    // Asking for the path itself takes 25 times as long.
    const current = document?.URL ?? window.location.pathname;
    if (current !== url) readPath = readers.url(window.location.pathname);
    url = current;
    return readPath;
  }

  /** What the host makes of an event that was understood. */
  function approve(event: ChatEvent, payload: unknown): void {
    const result: unknown = beforeEvent ? runtime.guard('beforeEvent', () => beforeEvent(event)) : event;
    if (beforeEvent && !isEvent(result)) enter(result === null ? 'ignored' : 'rejected', payload, 'before_event', event);
    else {
      // Made sure of above.
      const approved = result as ChatEvent;
      if (approved.event_id !== event.event_id && !owner.claim(approved.event_id)) enter('duplicate', payload);
      else {
        enter('accepted', payload, undefined, approved);
        runtime.accept(approved);
      }
    }
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
      const listener = (event: Event): void => guard(event, hear);
      target.addEventListener(type, listener);
      stops.push(() => target.removeEventListener(type, listener));
    },
    receive(name, payload, told) {
      if (stopped) return;
      let event: ChatEvent | string;
      try {
        event = readerOf(name)?.(payload, pagePath(), told) ?? 'unknown_event';
      } catch {
        event = 'unreadable';
      }
      if (typeof event === 'string') {
        if (ignore?.includes(name)) enter('ignored', payload, name);
        else enter('rejected', payload, event, undefined, event === 'unknown_event' ? hide(name.slice(0, 10 * longestName)).slice(0, longestName) : undefined);
      } else if (runtime.isCircling()) enter('rejected', payload, 'too_many_at_once', event);
      else if (owner.claim(event.event_id)) approve(event, payload);
      else enter('duplicate', payload);
    },
    stop() {
      stopped = true;
      for (const stop of stops.splice(0)) stop();
      book.counts.status = 'stopped';
    },
  };
}
