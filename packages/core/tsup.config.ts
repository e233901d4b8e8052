import { runtimeConfig } from '../../tsup.shared';

export default runtimeConfig({ index: 'src/index.ts', 'consent-mode': 'src/consent-mode.ts', tcf: 'src/tcf.ts', 'load-script': 'src/load-script.ts' });
