import type { ConsentState } from '@chat-analytics/core';
import { followConsentMode, type ConsentHolder, type ConsentModeOptions } from '@chat-analytics/core/consent-mode';

/** Of two signals that are both needed. */
function both(one: ConsentState, other: ConsentState): ConsentState {
  if (one === 'denied' || other === 'denied') return 'denied';
  return one === 'granted' ? other : one;
}

/**
 * Follows Consent Mode by its own rule: a signal is granted until a command speaks of it. So the two that advertising needs are followed each for itself:
 * a page that never speaks of `ad_user_data` has not withheld it. Returns the way to stop.
 */
export function followGoogle(holder: ConsentHolder, options: ConsentModeOptions): () => void {
  let storage: ConsentState = 'granted';
  let userData: ConsentState = 'granted';
  const tell = (): void => holder.consent.update({ advertising: both(storage, userData) });
  /** A command may grant one and withhold the other, which is heard a moment later: a grant waits for that, a refusal for nothing. */
  function hear(): void {
    if (both(storage, userData) === 'granted') void Promise.resolve().then(tell);
    else tell();
  }
  const stops = [
    followConsentMode(
      {
        consent: {
          update({ analytics, advertising = storage }) {
            storage = advertising;
            if (analytics) holder.consent.update({ analytics });
            hear();
          },
        },
      },
      { ...options, signals: { advertising: ['ad_storage'] } },
    ),
    followConsentMode(
      {
        consent: {
          update({ advertising = userData }) {
            userData = advertising;
            hear();
          },
        },
      },
      { ...options, signals: { analytics: [], advertising: ['ad_user_data'] } },
    ),
  ];
  return () => {
    for (const stop of stops.reverse()) stop();
  };
}
