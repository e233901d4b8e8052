import { packageConfig } from '../../tsup.shared';

/**
 * Stands first in the script: a browser that knows it (Chrome from 136 on) compiles all of its functions while it comes in, beside the page's main
 * thread, and not one by one on it when they are called. Source: https://v8.dev/blog/explicit-compile-hints.
 */
const compiledAhead = '//# allFunctionsCalledOnLoad';

/** One file for a script tag, with everything in it: who pastes a tag has no other build that would check its options. */
export default packageConfig(
  { 'chat-analytics': 'src/index.ts' },
  {
    format: ['iife'],
    minify: true,
    // esbuild leaves out what is not used, and nothing may come before its banner.
    treeshake: false,
    noExternal: [/^@chat-analytics\//],
    outExtension: () => ({ js: '.js' }),
    define: { 'process.env.NODE_ENV': '"development"' },
    esbuildOptions(options) {
      options.conditions = ['development'];
      options.banner = { js: compiledAhead };
    },
  },
);
