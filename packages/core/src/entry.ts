import type { ChatEvent } from './event.js';

/** An event on its way to one destination. */
export interface Entry {
  readonly event: ChatEvent;
  /** When it came, in milliseconds since 1970 by the page's clock: the vendor's may be wrong, and it is the waiting that makes it late. */
  readonly since: number;
  /** Whether its purpose was granted when it came: only then, or when it is granted since, may it be stored. */
  readonly granted: boolean;
  /** Whether it is with the sink: within `send`, or until its promise settles. */
  sending: boolean;
}
