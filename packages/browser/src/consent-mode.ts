import { followConsentMode, type ConsentHolder, type ConsentModeOptions } from '@chat-analytics/core/consent-mode';

/**
 * Follows Consent Mode by its own rule: a signal is granted until a command speaks of it. A page that never speaks of `ad_user_data` has not withheld it.
 * Returns the way to stop.
 */
export const followGoogle = (holder: ConsentHolder, options: ConsentModeOptions): (() => void) => followConsentMode(holder, { ...options, unset: 'granted' });
