export { autochat, type AutochatEventType, type AutochatOptions } from './autochat.js';
export { contract, type AutochatEventName } from './contract.js';
export type { AutochatEventDetail } from './detail.js';
