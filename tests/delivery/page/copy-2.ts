export { start } from './copy.js';
