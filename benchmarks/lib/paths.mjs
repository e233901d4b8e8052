import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = fileURLToPath(new URL('..', import.meta.url));

/** Where the bundle of a subject, or of the harness, is: `esm` for Node, `iife` for a page. */
export const bundlePath = (name, format) => join(workspace, '.build', format, `${name}.${format === 'esm' ? 'mjs' : 'js'}`);

/** The one-script build, as it is served. */
export const oneScriptPath = fileURLToPath(import.meta.resolve('@chat-analytics/browser'));
