export { meta, type MetaLoader, type MetaOptions } from './meta.js';
export { defaultStandardEvents, type MetaStandardEvent, type StandardEventMap } from './standard-events.js';
