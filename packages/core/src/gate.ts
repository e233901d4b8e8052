import type { Consent } from './consent.js';
import type { Pacer } from './pace.js';
import type { Purpose } from './sink.js';

/** How soon a library that is not there is looked for again: at first often, at last seldom. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;

/** What stands between an event and its destination: consent, the library, what the sink said of its destination, the pace. */
export interface Gate {
  /** Why the next event may not go, if it may not. */
  obstacle(): string | undefined;
  /** How long the obstacle that was met last will last at least, in milliseconds. */
  delay(): number;
  /** Nothing goes before so many milliseconds are over. */
  close(milliseconds: number): void;
  /** The library was looked for in vain: the next look may be later. */
  waitLonger(): void;
}

export function createGate(consent: Consent, purpose: Purpose, isReady: () => boolean | undefined, pacer: Pacer | false | undefined, now: () => number): Gate {
  let patience = firstLook;
  let retryAt = 0;
  let delay = 0;
  return {
    delay: () => delay,
    obstacle() {
      const state = consent.of(purpose);
      delay = Infinity;
      if (state !== 'granted') return state === 'pending' ? 'consent' : state;
      delay = patience;
      if (!isReady()) return 'not_ready';
      patience = firstLook;
      delay = retryAt && retryAt - now();
      if (delay > 0) return 'retry';
      delay = pacer ? pacer.wait() : 0;
      return delay > 0 ? 'pace' : undefined;
    },
    close(milliseconds: number) {
      retryAt = now() + milliseconds;
    },
    waitLonger() {
      patience = Math.min(patience * 1.5, lastLook);
    },
  };
}
