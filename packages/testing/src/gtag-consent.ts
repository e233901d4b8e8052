import { isPlainObject } from './plain-object.js';

/** Consent Mode, as far as it shows in a hit. */
export interface GtagConsent {
  /** `gtag('consent', action, states)`. */
  command(action: unknown, states: unknown): void;
  /**
   * The `gcs` parameter: `G1`, then a digit for `ad_storage` and one for `analytics_storage`. Nothing before the first consent command.
   * `G111` and `G100` are recorded; the mixed ones, and `-` for a purpose that no command named, are inferred from the known scheme.
   */
  gcs(): string | undefined;
}

/** Inferred: a default never undoes an update, whichever comes first. */
export function createGtagConsent(): GtagConsent {
  const defaults = new Map<string, unknown>();
  const updates = new Map<string, unknown>();

  function digit(purpose: string): string {
    const state = updates.get(purpose) ?? defaults.get(purpose);
    if (state === undefined) return '-';
    return state === 'granted' ? '1' : '0';
  }

  return {
    command(action, states) {
      if (!isPlainObject(states) || (action !== 'default' && action !== 'update')) return;
      const changed = action === 'default' ? defaults : updates;
      for (const [purpose, state] of Object.entries(states)) changed.set(purpose, state);
    },
    gcs: () => (defaults.size + updates.size ? `G1${digit('ad_storage')}${digit('analytics_storage')}` : undefined),
  };
}
