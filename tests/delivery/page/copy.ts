import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics, type ChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { meta } from '@chat-analytics/meta-sink';
import type { CopyPlan } from './plan.js';

const factories = { ga4, meta, gtm };

/** Starts this copy of the library as a shop would. */
export function start({ sinks = ['ga4', 'meta'], listen = 'stable', consent = 'not_required', storage = 'session', limits = {}, maxAgeMs }: CopyPlan): ChatAnalytics {
  return createChatAnalytics({ sources: [autochat({ listen })], sinks: sinks.map((name) => ({ ...factories[name](), ...(maxAgeMs !== undefined && { maxAgeMs }) })), consent, storage, limits, debug: false });
}
