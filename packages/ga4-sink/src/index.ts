export { ga4, type Ga4Options } from './ga4.js';
