import { packageConfig } from '../../tsup.shared';

export default packageConfig({ index: 'src/index.ts', reference: 'src/reference.ts' });
