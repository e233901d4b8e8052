export { gtm, type GtmOptions } from './gtm.js';
