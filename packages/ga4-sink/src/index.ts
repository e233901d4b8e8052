export { ga4, type Ga4Loader, type Ga4Options } from './ga4.js';
