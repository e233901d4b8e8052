import { packageConfig } from '../../tsup.shared';

/** One file for a script tag, with everything in it. */
export default packageConfig(
  { 'chat-analytics': 'src/index.ts' },
  { format: ['iife'], minify: true, noExternal: [/^@chat-analytics\//], outExtension: () => ({ js: '.js' }) },
);
