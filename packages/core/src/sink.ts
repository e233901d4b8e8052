import type { Contract } from './contract.js';
import type { ChatEvent } from './event.js';
import type { ReportIssue } from './issues.js';
import type { OptionProblem } from './options.js';
import type { Stop } from './source.js';

/** What a destination is for, and so whose consent it needs: `none` needs nobody's. */
export type Purpose = 'analytics' | 'advertising' | 'none';

/** How far a sink has come: `waiting` for the destination's library, `ready` to hand over. */
export type SinkStatus = 'waiting' | 'ready' | 'blocked' | 'stopped';

/** What a sink is given with every event. */
export interface SinkContext {
  readonly window: Window;
  /** The contract of a vendor among the sources, for its recipes. */
  contract(vendor: string): Contract | undefined;
  readonly report: ReportIssue;
}

/** Where chat events go. Made by a factory such as `ga4()`. */
export interface Sink {
  /** Its name in `health()`; unique among the sinks of one `createChatAnalytics`. */
  readonly name: string;
  readonly purpose: Purpose;
  /** What "delivered" means here: handed over to a library on the page, or acknowledged by a server. */
  readonly confirms: 'handover' | 'acknowledged';
  /** Events that have waited longer than this many milliseconds are dropped as `expired`. Default: never. */
  readonly maxAgeMs?: number | undefined;
  /** Whether the destination tells the same event sent twice from two. */
  readonly idempotent?: boolean | undefined;
  /** How fast the destination can take events. Not enforced yet. */
  readonly pace?: { readonly burst: number; readonly perSecond: number } | false | undefined;
  /** Whether the destination's library is running. Asked before every hand-over; must be cheap. Never true for a mere stub. */
  ready(window: Window): boolean;
  /**
   * Hands one event over, which all sinks share: it is not to be changed. Returning nothing means delivered, `{ dropped }` that it is not for this destination and why; a promise
   * is waited for. Throwing or rejecting counts as failed and harms no other sink.
   */
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a sink that returns nothing need not say so
  send(event: ChatEvent, context: SinkContext): void | { readonly dropped: string } | Promise<void>;
  /** Called once at the start. */
  start?(context: SinkContext): Stop;
  /** What was wrong with the options the sink was made with. */
  readonly problems?: readonly OptionProblem[] | undefined;
}
