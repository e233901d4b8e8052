// Sizes: what this project's compositions and the peers come to in a shop's bundle.
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { sizeOf, sizes } from '../../scripts/size.mjs';
import { workspace } from './paths.mjs';

const define = { 'process.env.NODE_ENV': '"production"' };
const from = (name, imported) => `export { ${imported} } from '${join(workspace, 'node_modules', name)}';`;

/** As little of each as does anything. What it takes to reach GA4 and Meta comes on top where the name does not say so. */
const peers = {
  mitt: from('mitt', 'default'),
  'walkerOS collector': from('@walkeros/collector', 'startFlow'),
  'analytics + GA4': `${from('analytics', 'default as analytics')}\n${from('@analytics/google-analytics', 'default as ga4')}`,
  Segment: from('@segment/analytics-next', 'AnalyticsBrowser'),
};

/** What core is made of: the minified bytes of each of its files, the largest first. */
export async function measureParts() {
  const { metafile } = await build({
    stdin: { contents: "export { createChatAnalytics } from './packages/core/src/index.ts';", resolveDir: join(workspace, '..') },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    metafile: true,
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  return Object.entries(inputs)
    .map(([path, { bytesInOutput }]) => ({ file: basename(path, '.ts'), minified: bytesInOutput }))
    .filter(({ minified }) => minified)
    .sort((a, b) => b.minified - a.minified);
}

export async function measureSizes() {
  const rows = (await sizes()).map((row) => ({ ...row, ours: true }));
  for (const [composition, contents] of Object.entries(peers)) rows.push({ composition, ...(await sizeOf(contents, { define })) });
  return rows;
}
