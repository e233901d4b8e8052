import type { Contract } from './contract.js';
import type { ReportIssue } from './issues.js';
import type { OptionProblem } from './options.js';

/** Ends what was started. Calling it again does nothing. */
export type Stop = () => void;

/** How far a source has come: `not_found` means that it stopped looking for the vendor's SDK. */
export type SourceStatus = 'waiting' | 'listening' | 'not_found' | 'stopped';

/** What a running source is given. Everything it hears goes through here, and is counted here. */
export interface SourceContext {
  readonly window: Window;
  /**
   * A vendor event was heard: the contract says what it means. Never throws. `told` is the vendor's own object, where the payload was made of
   * it: an event without an id is known again by that.
   */
  receive(name: string, payload: unknown, told?: unknown): void;
  /** Something was heard that is no event of this vendor's, for a short, fixed reason such as `wrong_scope`. */
  reject(reason: string, payload: unknown): void;
  /** An event was heard that is not wanted. */
  ignore(reason: string, payload: unknown): void;
  /** Listens until the source stops. What `hear` throws is counted as `unreadable` and goes no further. */
  listen(target: EventTarget, type: string, hear: (event: Event) => void): void;
  /** Runs a reader of foreign data: what it throws is counted as `unreadable` and goes no further. */
  guard<Payload>(payload: Payload, read: (payload: Payload) => void): void;
  setStatus(status: Exclude<SourceStatus, 'stopped'>): void;
  readonly report: ReportIssue;
}

/** Where chat events come from: one vendor, heard in one way. Made by a factory such as `autochat()`. */
export interface Source {
  readonly vendor: string;
  readonly contract: Contract;
  /** Begins to hear the vendor. Called once per `createChatAnalytics`. */
  start(context: SourceContext): Stop;
  /** Takes in a payload that the host got by its own means. Does nothing before the start and after the stop. */
  ingest(payload: unknown): void;
  /** Whether free text may enter events. Default false: only its length does. */
  readonly captureText?: boolean | undefined;
  /** The keys that `details` properties may have. Default none. */
  readonly detailKeys?: readonly string[] | undefined;
  /** What was wrong with the options the source was made with. */
  readonly problems?: readonly OptionProblem[] | undefined;
}

/** What differs between sources: how the vendor is heard, and how a payload is told from noise. */
export interface SourceDefinition extends Omit<Source, 'vendor' | 'start' | 'ingest'> {
  /** Begins to hear the vendor. Listeners made with the context end by themselves. */
  listen(context: SourceContext): Stop | undefined;
  /** Finds the name of the event in a payload, and receives, rejects or ignores it. */
  read(payload: unknown, context: SourceContext): void;
}

/** Makes a source out of what is particular to it. */
export function createSource({ listen, read, ...rest }: SourceDefinition): Source {
  const running = new Set<SourceContext>();
  return {
    ...rest,
    vendor: rest.contract.vendor,
    start(context) {
      const stop = listen(context);
      running.add(context);
      return () => {
        running.delete(context);
        stop?.();
      };
    },
    ingest: (payload) => running.forEach((context) => context.guard(payload, () => read(payload, context))),
  };
}
