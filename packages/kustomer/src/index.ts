export { contract, type KustomerEventName } from './contract.js';
export type { KustomerActionDetail } from './detail.js';
export { kustomer, type KustomerOptions, type KustomerSource } from './kustomer.js';
export { listeners } from './sdk.js';
