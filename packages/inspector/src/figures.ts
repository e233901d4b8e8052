import type { Health, SinkHealth } from '@chat-analytics/core';

export const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, number) => total + number, 0);

/** Drops that somebody wished: by consent, by an option, or since the destination has it. */
const wished = ['denied', 'duplicate', 'filtered'];
export const isWished = (reason: string): boolean => wished.includes(reason);

/** Of dropped events, those that nobody wished to lose. */
export const lostOf = (dropped: Readonly<Record<string, number>>): number => Object.entries(dropped).reduce((total, [reason, number]) => total + (isWished(reason) ? 0 : number), 0);

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

/** Why the pipeline itself drops an event, of which the sink hears nothing. */
const unheard = ['denied', 'duplicate', 'expired', 'overflow', 'stopped'];

/** Attempts that came to nothing, so that they are or were to be repeated: an endpoint may be out of order for long before an event fails. */
export function repeatedOf({ attempts, delivered, failed, held, dropped }: SinkHealth): number {
  const refused = sum(dropped) - unheard.reduce((total, reason) => total + (dropped[reason] ?? 0), 0);
  return Math.max(0, attempts - delivered - failed - refused - (held.sending ?? 0));
}

/** How well a type of event arrives at a sink. */
export interface Quality {
  readonly delivered: number;
  readonly failed: number;
  /** What should have been delivered: neither what consent and options keep back nor what goes on to another page. */
  readonly due: number;
  /** Of what is due, between 0 and 1; nothing where nothing is. */
  readonly rate: number | undefined;
}

/** @param owed - What the sink owes of this type beyond what was accepted on this page. */
export function qualityOf({ accepted, delivered, failed }: Health['events'][string], sink: string, owed: number): Quality {
  const arrived = delivered[sink] ?? 0;
  const missed = failed[sink] ?? 0;
  // What happened before anybody took notes is owed all the same.
  const due = Math.max(accepted + owed, arrived + missed);
  return { delivered: arrived, failed: missed, due, rate: due ? arrived / due : undefined };
}
