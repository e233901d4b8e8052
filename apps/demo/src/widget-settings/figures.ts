import type { ChatAnalytics, Health, SinkHealth } from '@chat-analytics/core';

export const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

/** Why the pipeline itself drops an event, of which the destination hears nothing. */
const unheard = ['denied', 'duplicate', 'expired', 'overflow', 'stopped'];

/** Attempts that came to nothing, so that they are or were to be repeated. An endpoint may be out of order for long before an event fails. */
export function repeatedOf({ attempts, delivered, failed, held, dropped }: SinkHealth): number {
  const refused = sum(dropped) - unheard.reduce((total, reason) => total + (dropped[reason] ?? 0), 0);
  return Math.max(0, attempts - delivered - failed - refused - (held.sending ?? 0));
}

/** Of a type's events that a destination should have had, how many it has, in percent; nothing where it should have none. */
export type Rate = (events: Health['events'], type: string, sink: string) => number | undefined;

/** Takes notes of what came from other pages, goes on to them, or is kept back as somebody wished: none of it is accepted on this page and owed to a destination. */
export function followRates(analytics: Pick<ChatAnalytics, 'trace'>): Rate {
  const owed = new Map<string, number>();
  analytics.trace(({ stage, event, sink, reason = '' }) => {
    if (!event || !sink) return;
    const key = `${event.event_type} ${sink}`;
    const isLess = stage === 'carried' || (stage === 'dropped' && ['denied', 'duplicate', 'filtered'].includes(reason));
    const change = stage === 'restored' ? 1 : isLess ? -1 : 0;
    if (change) owed.set(key, (owed.get(key) ?? 0) + change);
  });
  return (events, type, sink) => {
    const { accepted = 0, delivered = {}, failed = {} } = events[type] ?? {};
    const arrived = delivered[sink] ?? 0;
    const due = Math.max(accepted + (owed.get(`${type} ${sink}`) ?? 0), arrived + (failed[sink] ?? 0));
    return due ? Math.floor((100 * arrived) / due) : undefined;
  };
}
