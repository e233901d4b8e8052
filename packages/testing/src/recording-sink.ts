import type { ChatEvent, Purpose, Sink } from '@chat-analytics/core';

export interface RecordingSinkOptions {
  /** Default `recording`. */
  name?: string;
  /** Default `none`. */
  purpose?: Purpose;
}

/** A sink that keeps what it is sent, and does as it is told. */
export interface RecordingSink extends Sink {
  readonly events: ChatEvent[];
  /** Whether the destination runs. Starts as true. */
  running: boolean;
  /** What `send` does after keeping the event: throw it, or return it. */
  behave: ((event: ChatEvent) => ReturnType<Sink['send']>) | undefined;
}

/** Each is a destination of its own. */
let made = 0;

/** Makes a destination for tests: ready at once, needs no consent, keeps every event. */
export function createRecordingSink({ name = 'recording', purpose = 'none' }: RecordingSinkOptions = {}): RecordingSink {
  const sink: RecordingSink = {
    name,
    destination: `${name} ${++made}`,
    purpose,
    confirms: 'handover',
    events: [],
    running: true,
    behave: undefined,
    ready: () => sink.running,
    send(event) {
      sink.events.push(event);
      return sink.behave?.(event);
    },
  };
  return sink;
}
