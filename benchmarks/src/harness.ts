// What every process that measures has in common.
export { createMinimalWindow } from './minimal-window.js';
export { measureVisit, outcomesOf } from './measure.js';
export { createPage } from './page.js';
