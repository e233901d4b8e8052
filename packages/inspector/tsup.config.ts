import { packageConfig } from '../../tsup.shared';

/** What is there while the inspector is closed is one file; what it takes to show it is in others, which are loaded when it is opened. */
export default packageConfig(
  { index: 'src/index.ts', issues: 'src/issues.ts' },
  // Those others have names made of what is in them: old ones would stay, and be published.
  { splitting: true, clean: true },
);
