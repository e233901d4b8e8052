// npm run pack: builds what is published and packs it into `packed`, to be installed from there for as long as npm does not have it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, pnpm, root } from './pnpm.mjs';
import { publishedIn } from './published.mjs';

const manifests = publishedIn(root).map(({ manifest }) => manifest);
const own = ({ dependencies = {} }) => Object.keys(dependencies).filter((name) => manifests.some((manifest) => manifest.name === name));

/** Packs every package that is published, as it was built. npm would leave the `workspace:` in, with which nobody can install it. */
export function pack(folder) {
  pnpm([...manifests.map(({ name }) => `--filter=${name}`), 'pack', '--pack-destination', folder], { quiet: true });
  return manifests.map((manifest) => ({
    file: join(folder, `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`),
    needs: own(manifest),
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  pnpm(['exec', 'turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only']);
  const lines = pack(join(root, 'packed')).map(({ file, needs }) => `${file}${needs.length ? `\n  needs ${needs.join(', ')}` : ''}`);
  console.log(`\n${lines.join('\n')}\n\nIn your project, name those you want and what they need, in one command: npm install <file> <file> …`);
}
