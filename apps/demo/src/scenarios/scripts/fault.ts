import { atWebhook, everywhere, type Told } from '../expectation.js';
import type { Expected, Scenario, Step } from '../scenario.js';
import type { Setting } from '../simulation/stage.js';
import type { Moment } from './moments.js';
import { aSecond, later } from './steps.js';

/** Something that goes wrong, whichever chat is on the page. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** What of it differs from vendor to vendor. */
  readonly with: (moment: Moment) => Pick<Scenario, 'steps' | 'expected' | 'figures'> & { readonly setting?: Omit<Setting, 'vendor'> };
}

export const happens = ({ say, happen }: Moment, number = 1): Step => ({ say: `${say}.`, act: (stage) => void happen(stage, number) });

/** It happened a while ago, on a page that has been open for a second then. */
export const happenedBefore = (moment: Moment): readonly Step[] => [aSecond, happens(moment), later(3000)];

export const happensThirtyTimes = ({ say, happen }: Moment): Step => ({
  say: `${say}, thirty times at once.`,
  act(stage) {
    for (let number = 1; number <= 30; number++) happen(stage, number);
  },
});

export const thirtyTold = ({ told }: Moment): Expected => everywhere(...Array.from({ length: 30 }, (_, index) => told(index + 1)));

export const webhookAlone = (told: Told): Expected => ({ webhook: [atWebhook(told)] });

export const libraries = ['ga4', 'meta', 'gtm'] as const;
export const sinks = [...libraries, 'webhook'] as const;

/** The same figure of several sinks. */
export const ofSinks = (names: readonly string[], figure: string, number: number): Record<string, number> => Object.fromEntries(names.map((name) => [`sinks.${name}.${figure}`, number]));

/** The shopper has been asked for both purposes, and has not answered. */
export const pending = { consent: { analytics: 'pending', advertising: 'pending' } } as const;

export const late = 'gtag.js, the pixel and Tag Manager come after three seconds.';
