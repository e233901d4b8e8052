import { packageConfig } from '../../tsup.shared';

/** What is there while the inspector is closed is one file; what it takes to show it is in others, which are loaded when it is opened. */
export default packageConfig({ index: 'src/index.ts', issues: 'src/issues.ts' }, { splitting: true });
