// npm run demo: builds what changed and serves the demo shop until it is interrupted.
import { serve } from './serve.mjs';

await serve('demo', { port: 4173, say: (url) => `The demo is at ${url}` });
