import { createEventReaders, type ReadingRules } from './compile-contract.js';
import { isEvent, type ChatEvent } from './event.js';
import type { Intake } from './intake.js';
import { readId } from './read-value.js';
import type { Runtime } from './runtime.js';

/** Reads a source's payloads: each ends as an accepted event, a duplicate, ignored, or rejected, and is counted. */
export interface Reading {
  enter(stage: 'accepted' | 'duplicate' | 'ignored' | 'rejected', payload: unknown, reason?: string, event?: ChatEvent, detail?: string): void;
  receive(name: string, payload: unknown, told?: unknown): void;
}

export function createReading(runtime: Runtime, rules: ReadingRules, intake: Pick<Intake, 'status'>): Reading {
  const { window, report, readers, owner } = runtime;
  const { beforeEvent } = runtime.settings;
  const { vendor, ignore } = rules.contract;
  const readerOf = createEventReaders(rules, runtime);
  const book = runtime.ledger.source(vendor);
  const { document } = window as Omit<Window, 'document'> & { document?: Document };
  let url: string | undefined;
  let readPath: unknown;

  const enter: Reading['enter'] = (stage, payload, reason, event, detail) => {
    // Whoever was asked about an event may have stopped the source.
    if (intake.status === 'stopped') return;
    if (stage === 'rejected') report(stage, `${vendor}.${reason}`, detail);
    book.enter(stage, event, reason, payload);
  };

  /** The path of the page, which seldom changes: it is read as any other address. */
  function pagePath(): unknown {
    // Asking for the path itself takes 25 times as long.
    const current = document?.URL ?? window.location.pathname;
    if (current !== url) readPath = readers.url(window.location.pathname);
    url = current;
    return readPath;
  }

  /** What the host gives back for an event. What cannot be written as JSON could be neither stored nor sent, and would keep others from it. */
  function askHost(ask: (event: ChatEvent) => unknown, event: ChatEvent): unknown {
    const result = ask(event);
    JSON.stringify(result);
    return result;
  }

  /** What the host makes of an event that was understood. */
  function approve(event: ChatEvent, payload: unknown): void {
    const result: unknown = beforeEvent ? runtime.guard('beforeEvent', () => askHost(beforeEvent, event)) : event;
    if (intake.status === 'stopped') return;
    if (beforeEvent && !(isEvent(result) && readId(result.event_id))) enter(result === null ? 'ignored' : 'rejected', payload, 'before_event', event);
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
    enter,
    receive(name, payload, told) {
      let event: ChatEvent | string;
      try {
        event = readerOf(name)?.(payload, pagePath(), told) ?? 'unknown_event';
      } catch {
        event = 'unreadable';
      }
      if (typeof event === 'string') {
        const shown = event === 'unknown_event' && readers.choice(name);
        if (ignore?.includes(name)) enter('ignored', payload, name);
        else enter('rejected', payload, event, undefined, typeof shown === 'string' ? shown : undefined);
      } else if (runtime.isCircling()) enter('rejected', payload, 'too_many_at_once', event);
      else if (owner.claim(event.event_id)) approve(event, payload);
      else enter('duplicate', payload);
    },
  };
}
