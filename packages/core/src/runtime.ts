import type { Consent } from './consent.js';
import type { Contract } from './contract.js';
import type { ChatEvent } from './event.js';
import type { ReportIssue } from './issues.js';
import type { Ledger } from './ledger.js';
import type { Settings } from './read-options.js';
import type { Readers } from './read-value.js';
import type { Owner } from './owners.js';
import type { Registry } from './registry.js';

/** Runs what may throw, and reports where it does. */
export type Guard = <Result>(where: string, run: () => Result, code?: 'sink_threw') => Result | undefined;

/** What some analytics on a page have from their start. */
export interface Analytics {
  readonly window: Window;
  readonly settings: Settings;
  readonly ledger: Ledger;
  readonly consent: Consent;
  readonly report: ReportIssue;
  readonly guard: Guard;
  /** Who hears every accepted event. */
  readonly listeners: ReadonlySet<(event: ChatEvent) => void>;
  /** Whether they have not been stopped. */
  isRunning(): boolean;
}

/** What the parts of a pipeline share. */
export interface Runtime extends Analytics {
  readonly registry: Registry;
  readonly readers: Readers;
  /** These analytics as an owner of events. */
  readonly owner: Owner;
  /** The contract of a vendor among the sources. */
  contract(vendor: string): Contract | undefined;
  /** Milliseconds by the page's clock that nobody sets. */
  now(): number;
  /** Asks for a release of what is held after so many milliseconds. */
  wake(milliseconds: number): void;
  /** Reads an event that was stored: an event, or why it is none. */
  readStored(stored: unknown): ChatEvent | string | undefined;
  /** Whether an event has brought about so many others in this turn that it must be a circle. */
  isCircling(): boolean;
  /** Hands an event, which these analytics have accepted, to every sink and listener. */
  accept(event: ChatEvent): void;
}
