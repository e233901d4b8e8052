import type { ChatEvent } from './event.js';

/** An event on its way to one destination. */
export interface Entry {
  readonly event: ChatEvent;
  /** Since when, in milliseconds since 1970 by the page's clock: the vendor's may be wrong, and it is the waiting that makes it late. 0 as long as it has not had to wait. */
  since: number;
  /** Whether its purpose was granted when it came: only then, or when it is granted since, may it be stored. */
  readonly granted: boolean;
  /** Whether it has a place in the queue: what goes at once, and is done at once, needs none. */
  placed: boolean;
  /** Whether it is with the sink: within `send`, or until its promise settles. */
  sending: boolean;
  /** Whether consent was refused while it was with the sink: what comes back from there is dropped. */
  refused?: boolean;
  /** Whether the destination has it noted down as ours to send: not as long as consent alone is waited for, as another copy of the library may have been given it. */
  claimed: boolean;
}
