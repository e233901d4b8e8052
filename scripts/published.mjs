// The packages that are for others.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Their folders in `packages` of this repository, in the order of the alphabet, and their manifests. What a checkout has left of a
 * package that is gone is none.
 */
export function publishedIn(root) {
  const manifestIn = (folder) => join(root, 'packages', folder, 'package.json');
  return readdirSync(join(root, 'packages'))
    .filter((folder) => existsSync(manifestIn(folder)))
    .sort()
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(manifestIn(folder), 'utf8')) }))
    .filter(({ manifest }) => !manifest.private);
}
