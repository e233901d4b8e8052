import { start } from './start.js';

export type { ChatAnalyticsConfig, ConsentSetting, VendorName } from './config.js';
export type { Sources } from './compose.js';
export type { ChatAnalyticsGlobal } from './start.js';

// On a server there is nothing to hear.
if (typeof window === 'object') start(window);
