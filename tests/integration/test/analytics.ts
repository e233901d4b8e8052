import { createChatAnalytics, type ChatAnalytics, type ChatAnalyticsOptions, type Issue, type LedgerEntry } from '@chat-analytics/core';
import { autochat } from '@chat-analytics/autochat';
import { createAutochatWidget, createRecordingSink, type AutochatWidget, type RecordingSink } from '@chat-analytics/testing';

export interface Shop {
  analytics: ChatAnalytics;
  sink: RecordingSink;
  widget: AutochatWidget;
  issues: Issue[];
  ledger: LedgerEntry[];
}

/** A page with the Autochat widget and one destination that keeps what it gets. */
export function openShop(options: Partial<ChatAnalyticsOptions> = {}, sink: RecordingSink = createRecordingSink({ purpose: 'analytics' })): Shop {
  const issues: Issue[] = [];
  const ledger: LedgerEntry[] = [];
  const analytics = createChatAnalytics({ sources: [autochat()], sinks: [sink], consent: 'not_required', debug: false, onIssue: (issue) => issues.push(issue), ...options });
  analytics.trace((entry) => ledger.push(entry));
  return { analytics, sink, widget: createAutochatWidget(window), issues, ledger };
}
