import { packageConfig } from '../../tsup.shared';

/** One file for a script tag, with everything in it: who pastes a tag has no other build that would check its options. */
export default packageConfig(
  { 'chat-analytics': 'src/index.ts' },
  {
    format: ['iife'],
    minify: true,
    noExternal: [/^@chat-analytics\//],
    outExtension: () => ({ js: '.js' }),
    define: { 'process.env.NODE_ENV': '"development"' },
    esbuildOptions(options) {
      options.conditions = ['development'];
    },
  },
);
