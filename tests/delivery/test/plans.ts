import type { Plan } from '../page/plan.js';

/** Stubs only, until `load` is called. */
export const late = { gtag: { arrival: 'manual' }, pixel: { arrival: 'manual' } } as const satisfies Plan;

export const pending = { consent: { analytics: 'pending', advertising: 'pending' } } as const;
export const granted = { consent: { analytics: 'granted', advertising: 'granted' } } as const;
export const denied = { consent: { analytics: 'denied', advertising: 'denied' } } as const;
