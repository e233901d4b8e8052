// What core does with a sink that acknowledges, as far as this sink counts on it: it keeps the queue in order, and offers again what comes back.
import type { ChatEvent, Sink, SinkContext } from '@chat-analytics/core';

export interface HandOver {
  /** Resolves when every event is delivered or failed. */
  readonly done: Promise<void>;
  readonly delivered: number;
  readonly failed: number;
  /** How often events were given back. */
  readonly retried: number;
}

/** How many events are offered at a stretch. */
const slice = 100;

export function handOver(sink: Sink, context: SinkContext, events: readonly ChatEvent[]): HandOver {
  const { window } = context;
  const waiting = new Set(events.keys());
  const counts = { delivered: 0, failed: 0, retried: 0 };
  let resumeAt = 0;
  let timer: number | undefined;
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });

  function settle(outcome: 'delivered' | 'failed'): void {
    counts[outcome]++;
    if (counts.delivered + counts.failed === events.length) finish();
  }

  function offer(position: number, event: ChatEvent): void {
    Promise.resolve(sink.send(event, context)).then(
      () => settle('delivered'),
      (error: unknown) => {
        const { retryAfterMs } = error as { retryAfterMs?: number };
        if (retryAfterMs === undefined) {
          settle('failed');
          return;
        }
        counts.retried++;
        waiting.add(position);
        again(retryAfterMs);
      },
    );
  }

  /** Nothing goes before what came back is due. */
  function again(milliseconds: number): void {
    resumeAt = Math.max(resumeAt, window.performance.now() + milliseconds);
    window.clearTimeout(timer);
    timer = window.setTimeout(release, resumeAt - window.performance.now());
  }

  /** In slices, between which the page breathes and answers come. */
  function release(): void {
    const early = resumeAt - window.performance.now();
    if (early > 0) {
      again(early);
      return;
    }
    for (const position of [...waiting].sort((a, b) => a - b).slice(0, slice)) {
      if (!sink.ready(window)) {
        again(1000);
        return;
      }
      const event = events[position];
      waiting.delete(position);
      if (event) offer(position, event);
    }
    if (waiting.size) again(0);
  }

  release();
  return {
    done,
    get delivered() {
      return counts.delivered;
    },
    get failed() {
      return counts.failed;
    },
    get retried() {
      return counts.retried;
    },
  };
}
