// npm run docs: builds what changed and serves the documentation until it is interrupted.
import { serve } from './serve.mjs';

// Pages, each of its own: what is not there is not found.
await serve('docs', { port: 4174, settings: { configFile: false, appType: 'mpa' }, say: (url) => `The documentation is at ${url}` });
