import { defineConfig } from 'tsup';
import { packageConfig } from '../../tsup.shared';

const cli = defineConfig({ entry: { cli: 'src/cli.ts' }, format: ['esm'], target: 'node20', platform: 'node', sourcemap: true, treeshake: true, clean: false });

export default [packageConfig({ index: 'src/index.ts' }), cli].flat();
