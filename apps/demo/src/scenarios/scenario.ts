import type { Call, Destination } from './simulation/call.js';
import type { Setting, Stage, VendorName } from './simulation/stage.js';

/** One step of a script. */
export interface Step {
  /** What happens, in words. */
  readonly say: string;
  readonly act: (stage: Stage) => void | Promise<void>;
}

/** What must arrive where, in order. A destination that is not named must get nothing. */
export type Expected = Readonly<Partial<Record<Destination, readonly Call[]>>>;

/** A journey through a vendor's mocked SDK, with what must come of it. */
export interface Scenario {
  readonly id: string;
  readonly vendor: VendorName;
  /** Its place on the board: an event of the vendor's, a whole visit, or something that goes wrong. */
  readonly kind: 'event' | 'visit' | 'fault';
  readonly title: string;
  readonly setting?: Omit<Setting, 'vendor'>;
  readonly steps: readonly Step[];
  readonly expected: Expected;
  /** Figures of `health()` at the end, by their path, such as `sinks.ga4.held.not_ready`. What is not there is 0. */
  readonly figures?: Readonly<Record<string, number>>;
}
