import { createChatAnalytics, type ChatEvent, type Issue, type SourceHealth } from '@chat-analytics/core';
import { createKustomer, createRecordingSink, type KustomerFake, type KustomerOptions as FakeOptions } from '@chat-analytics/testing';
import { afterEach } from 'vitest';
import { kustomer, type KustomerOptions, type KustomerSource } from '../src/index.js';

const fakes: KustomerFake[] = [];

/** A Kustomer SDK that is gone after the test. */
export function put(options: FakeOptions): KustomerFake {
  const fake = createKustomer(window, options);
  fakes.push(fake);
  return fake;
}

afterEach(() => {
  for (const fake of fakes.splice(0).reverse()) fake.remove();
});

export interface Heard {
  readonly source: KustomerSource;
  readonly events: readonly ChatEvent[];
  readonly issues: readonly Issue[];
  /** The event types so far. */
  types(): string[];
  health(): SourceHealth;
  subscribe(listener: () => void): void;
  stop(): void;
}

/** Chat analytics that hear Kustomer and deliver to a list. */
export function listen(options?: KustomerOptions, source = kustomer(options)): Heard {
  const sink = createRecordingSink();
  const issues: Issue[] = [];
  const analytics = createChatAnalytics({ sources: [source], sinks: [sink], consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue) });
  return {
    source,
    events: sink.events,
    issues,
    types: () => sink.events.map((event) => event.event_type),
    subscribe: analytics.subscribe,
    stop: analytics.stop,
    health() {
      const health = analytics.health().sources.kustomer;
      if (!health) throw new Error('The source has no books.');
      return health;
    },
  };
}
