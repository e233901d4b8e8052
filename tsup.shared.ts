import { defineConfig, type Options } from 'tsup';

/** How every published package is built: ESM and CJS with types, for the browsers of the last years, no polyfills. For production, if not said otherwise. */
export function packageConfig(entry: Record<string, string>, more: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry,
    format: ['esm', 'cjs'],
    target: 'es2020',
    platform: 'browser',
    dts: true,
    sourcemap: true,
    // An import of core of which nothing is used would make bundlers warn.
    treeshake: { moduleSideEffects: 'no-external' },
    splitting: false,
    clean: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    ...more,
  });
}

/**
 * How a package is built that runs on the shop's pages: besides for production, for development, where options are checked. Bundlers choose
 * by the condition `development` of package.json.
 */
export function runtimeConfig(entry: Record<string, string> & { readonly index: string }): ReturnType<typeof defineConfig>[] {
  const { index } = entry;
  return [packageConfig(entry), packageConfig({ index }, { outDir: 'dist/development', dts: false, define: { 'process.env.NODE_ENV': '"development"' } })];
}
