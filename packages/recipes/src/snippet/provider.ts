import type { ChatEventType, RecipeDestination } from '@chat-analytics/core';
import type { Output } from '../output.js';

/** One event on its way to a provider. */
export interface Sending {
  readonly type: ChatEventType;
  readonly output: Output;
  /** Source of the object of its parameters. The variable `eventId` has its id, `name` the vendor's name of it. */
  readonly parameters: string;
}

/** Where a snippet sends to. */
export interface Provider {
  /** Whose names and recipes it uses. */
  readonly destination: RecipeDestination;
  /** Whether it takes texts, numbers and booleans of at most 100 characters only. */
  readonly flat: boolean;
  /** Whether it gets the vendor's payload as it is, in the place of parameters. */
  readonly raw?: boolean;
  /** What it calls an event of the vendor's, where that is neither the name in its recipe nor the normalized one. */
  readonly nameOf?: (vendorEvent: string, type: ChatEventType, output: Output) => string | undefined;
  /** Source of the statement that sends an event: a call of `send`. */
  readonly call: (sending: Sending) => string;
  /** Source of `send`, and what it needs. */
  readonly source: string;
  /** Tells this target from others: a second copy of a snippet does not send to it again. */
  readonly target: string;
  /** What to know about it, in sentences. */
  readonly notes: readonly string[];
}
