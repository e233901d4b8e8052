export { clarity, type ClarityOptions } from './clarity.js';
export { contract, type ClarityEventName } from './contract.js';
export { ownAttributes } from './recognise.js';
