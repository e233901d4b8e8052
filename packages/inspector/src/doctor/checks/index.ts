import type { Check } from '../facts.js';
import { booksBalance } from './books-balance.js';
import { browserEvents } from './browser-events.js';
import { consentGiven } from './consent-given.js';
import { contractKept } from './contract-kept.js';
import { duplicates } from './duplicates.js';
import { missingEvents } from './missing-events.js';
import { nothingBlocked } from './nothing-blocked.js';
import { optionsRight } from './options-right.js';
import { sdkGeneration } from './sdk-generation.js';
import { tagManager } from './tag-manager.js';
import { tagsFire } from './tags-fire.js';
import { trackingBlock } from './tracking-block.js';

/** All that the doctor looks at: first Autochat's debug checklist in its order, then what it does not ask. */
export const checks: readonly Check[] = [trackingBlock, browserEvents, tagManager, tagsFire, duplicates, missingEvents, sdkGeneration, consentGiven, nothingBlocked, contractKept, optionsRight, booksBalance];
