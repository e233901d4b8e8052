import type { Consent, ConsentState } from './consent.js';
import type { Sink, SinkContext } from './sink.js';

/** A sink of which nothing that it throws goes further. */
export interface GuardedSink {
  /** What it is given. */
  readonly context: SinkContext;
  isReady(): boolean | undefined;
  /** Whether it has said that its library cannot be had. */
  isBlocked(): boolean;
  /** Lets it send at once what it has gathered. */
  flush(leaving: boolean): void;
  /** Tells it of the consent for its purpose, where that has changed. Returns the state. */
  tellConsent(): ConsentState;
  stop(): void;
}

/** Starts a sink. */
export function startSink(sink: Sink, name: string, consent: Consent, given: Omit<SinkContext, 'blocked'>): GuardedSink {
  let isBlocked = false;
  let lastState: ConsentState | undefined;
  const context: SinkContext = {
    ...given,
    blocked() {
      isBlocked = true;
    },
  };

  function attempt<Result>(run: () => Result): Result | undefined {
    try {
      return run();
    } catch (error) {
      context.report('sink_threw', name, undefined, error);
      return undefined;
    }
  }

  const end = attempt(() => sink.start?.(context));
  return {
    context,
    isReady: () => attempt(() => sink.ready(context.window)),
    isBlocked: () => isBlocked,
    flush: (leaving) => attempt(() => sink.flush?.(leaving)),
    tellConsent() {
      const state = consent.of(sink.purpose);
      if (state !== lastState) attempt(() => sink.onConsent?.(state, context));
      lastState = state;
      return state;
    },
    stop: () => attempt(() => end?.()),
  };
}
