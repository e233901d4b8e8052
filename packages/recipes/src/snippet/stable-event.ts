import { contract } from '@chat-analytics/autochat';

/** The event that Autochat dispatches for every outcome. Its published data layer recipe has the same name. */
export const stableEvent = contract.recipes.gtm['*'].name;
