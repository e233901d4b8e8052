import type { ConsentState } from './consent.js';
import type { Contract } from './contract.js';
import type { ChatEvent } from './event.js';
import type { ChatEventType } from './event-types.js';
import type { ReportIssue } from './issues.js';
import type { OptionProblem } from './options.js';
import type { Pace } from './pace.js';
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
  /** Says that the destination's library cannot be had: `health()` then shows the sink as `blocked`, until it is ready all the same. */
  blocked(): void;
}

/** Where chat events go. Made by a factory such as `ga4()`. */
export interface Sink {
  /** Its name in `health()`; unique among the sinks of one `createChatAnalytics`. Sinks of one name share a {@link pace}. */
  readonly name: string;
  /** Where its events go, e.g. `ga4 G-XXXXXXXXXX`: no two copies of the library on a page send one event to the same destination. Two sinks of one copy do, as they were asked to. Default: its name in `health()`. */
  readonly destination?: string | undefined;
  readonly purpose: Purpose;
  /** What "delivered" means here: handed over to a library on the page, or acknowledged by a server. */
  readonly confirms: 'handover' | 'acknowledged';
  /** The event types it takes. Others are dropped as `filtered` before they wait, or take the place of one that is wanted. Default: all. */
  readonly eventTypes?: readonly ChatEventType[] | undefined;
  /** Events that have waited longer than this many milliseconds are dropped as `expired`. Default: never. */
  readonly maxAgeMs?: number | undefined;
  /**
   * Whether the destination tells the same event sent twice from two. Default false. If so, what a page before has stored stays stored until
   * it is delivered, and what is not acknowledged yet when the shopper leaves is sent again: rather twice than never.
   */
  readonly idempotent?: boolean | undefined;
  /** How fast the destination can take events: so many at once, then so many a second. Default: as fast as they come. */
  readonly pace?: Pace | false | undefined;
  /** Whether the destination's library is running. Asked before every hand-over; must be cheap. Never true for a mere stub. */
  ready(window: Window): boolean;
  /**
   * Hands one event over, which all sinks share: it is not to be changed. Returning nothing means delivered, `{ dropped }` that it is not for this destination and why; a promise
   * is waited for. Throwing or rejecting counts as failed and harms no other sink; rejecting with a `retryAfterMs` means to try again, after so many milliseconds.
   */
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a sink that returns nothing need not say so
  send(event: ChatEvent, context: SinkContext): void | { readonly dropped: string } | Promise<void>;
  /** Called once at the start. */
  start?(context: SinkContext): Stop;
  /** Called at the start and whenever the consent for its purpose changes. */
  onConsent?(state: ConsentState, context: SinkContext): void;
  /** Sends now what it has gathered, if it gathers. `leaving`: the page is about to go. */
  flush?(leaving: boolean): void;
  /** What was wrong with the options the sink was made with. */
  readonly problems?: readonly OptionProblem[] | undefined;
}
