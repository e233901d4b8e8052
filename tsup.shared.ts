import { defineConfig, type Options } from 'tsup';

/** How every published package is built: ESM and CJS with types, for the browsers of the last years, no polyfills. */
export function packageConfig(entry: Record<string, string>, more: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry,
    format: ['esm', 'cjs'],
    target: 'es2020',
    platform: 'browser',
    dts: true,
    sourcemap: true,
    treeshake: true,
    splitting: false,
    clean: false,
    ...more,
  });
}
