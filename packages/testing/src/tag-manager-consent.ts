import { isPlainObject } from './plain-object.js';

/** Consent Mode, as a tag manager asks it. */
export interface TagManagerConsent {
  /** `gtag('consent', action, states)`. */
  command(action: unknown, states: unknown): void;
  isGranted(type: string): boolean;
}

/** What nobody spoke of is granted. Regions and `wait_for_update` are not modelled. */
export function createTagManagerConsent(): TagManagerConsent {
  const said: Record<'default' | 'update', Record<string, unknown>> = { default: {}, update: {} };
  return {
    command(action, states) {
      if ((action === 'default' || action === 'update') && isPlainObject(states)) Object.assign(said[action], states);
    },
    isGranted: (type) => (said.update[type] ?? said.default[type] ?? 'granted') === 'granted',
  };
}
