import type { Health } from '@chat-analytics/core';

export const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, number) => total + number, 0);

/** Drops that somebody wished: by consent, by an option, or since the destination has it. */
const wished = ['denied', 'duplicate', 'filtered'];

/** Of dropped events, those that nobody wished to lose. */
export const lostOf = (dropped: Readonly<Record<string, number>>): number => Object.entries(dropped).reduce((total, [reason, number]) => total + (wished.includes(reason) ? 0 : number), 0);

/** The figures that tell how things are. */
export interface Figures {
  readonly received: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly waiting: number;
  readonly lost: number;
}

export function figuresOf({ sources, sinks }: Pick<Health, 'sources' | 'sinks'>): Figures {
  const figures = { received: 0, accepted: 0, delivered: 0, waiting: 0, lost: 0 };
  for (const { received, accepted, rejected } of Object.values(sources)) {
    figures.received += received;
    figures.accepted += accepted;
    figures.lost += sum(rejected);
  }
  for (const { delivered, held, failed, dropped } of Object.values(sinks)) {
    figures.delivered += delivered;
    figures.waiting += sum(held);
    figures.lost += failed + lostOf(dropped);
  }
  return figures;
}

/** How well a type of event arrives at a sink: `rate` is of those that were accepted on this page. */
export interface Quality {
  readonly delivered: number;
  readonly failed: number;
  readonly rate: number | undefined;
}

export function qualityOf({ accepted, delivered, failed }: Health['events'][string], sink: string): Quality {
  const arrived = delivered[sink] ?? 0;
  // Events of a page before arrive here too, and were accepted there.
  return { delivered: arrived, failed: failed[sink] ?? 0, rate: accepted ? Math.min(1, arrived / accepted) : undefined };
}
