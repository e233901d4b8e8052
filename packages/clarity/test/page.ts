import { createChatAnalytics, type ChatAnalytics, type ChatEvent, type Issue, type SourceHealth } from '@chat-analytics/core';
import { createRecordingSink } from '@chat-analytics/testing';
import { clarity, type ClarityOptions } from '../src/index.js';

export interface Listening {
  readonly analytics: ChatAnalytics;
  readonly events: ChatEvent[];
  readonly issues: Issue[];
  /** Clarity's own names of the events. */
  names(): string[];
  books(): SourceHealth | undefined;
}

/** Starts to hear Clarity, with one destination that keeps what it gets. */
export function listen(options?: ClarityOptions): Listening {
  const sink = createRecordingSink();
  const issues: Issue[] = [];
  const analytics = createChatAnalytics({ sources: [clarity(options)], sinks: [sink], consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue) });
  return {
    analytics,
    events: sink.events,
    issues,
    names: () => sink.events.map((event) => event.vendor_event),
    books: () => analytics.health().sources.bloomreach_clarity,
  };
}
