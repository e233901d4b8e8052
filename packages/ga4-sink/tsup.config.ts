import { runtimeConfig } from '../../tsup.shared';

export default runtimeConfig({ index: 'src/index.ts', load: 'src/load.ts' });
