// Versions and publishes a copy of the repository, as the release workflow does with the real one.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../scripts/pnpm.mjs';
import { publishedIn } from '../scripts/published.mjs';
import { run } from './run.mjs';

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const publicPackages = publishedIn(root).map(({ folder }) => folder);

/** The files that are under version control or will be, and what the build made of them. */
async function copyRepository(copy) {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of listed.split('\0').filter((path) => path && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  for (const name of publicPackages) cpSync(join(root, 'packages', name, 'dist'), join(copy, 'packages', name, 'dist'), { recursive: true });
}

/** The changesets of a repository. */
const waitingIn = (repository) => readdirSync(join(repository, '.changeset')).filter((file) => file.endsWith('.md') && file !== 'README.md');

/** Versions and publishes everything to the registry, and returns the manifests and changelogs of it, and the changesets that are left. */
export async function publishCopy(copy, npmrc) {
  await copyRepository(copy);
  writeFileSync(join(copy, '.npmrc'), npmrc);
  for (const name of publicPackages) {
    const path = join(copy, 'packages', name, 'package.json');
    const manifest = readJson(path);
    // Where a package was built can only be attested where it was built by a machine that others trust.
    delete manifest.publishConfig.provenance;
    writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
    // pnpm reads the versions of what a package depends on where an install would put it.
    mkdirSync(join(copy, 'packages', name, 'node_modules/@chat-analytics'), { recursive: true });
    for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((other) => other.startsWith('@chat-analytics/')))
      symlinkSync(join(copy, 'packages', dependency.replace('@chat-analytics/', '')), join(copy, 'packages', name, 'node_modules', dependency), 'junction');
  }
  const git = (...args) => run('git', ['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@shop.example', '-c', 'commit.gpgsign=false', ...args], { cwd: copy });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', '--message', 'A copy');

  // Changesets are run by the package manager that the repository names, which they find on the path.
  const changeset = (...args) => run('npx', ['--yes', '--prefer-offline', '--package', packageManager, '--', 'node', join(root, 'node_modules/@changesets/cli/bin.js'), ...args], { cwd: copy });
  // Where nothing waits to be released a change is made up: what is rehearsed is how versions are raised and changelogs written.
  if (waitingIn(copy).length === 0) writeFileSync(join(copy, '.changeset/rehearsal.md'), "---\n'@chat-analytics/core': patch\n---\n\nA rehearsal.\n");
  await changeset('version');
  await run(process.execPath, ['scripts/released-schema.mjs'], { cwd: copy });
  await changeset('publish', '--no-git-tag');

  const packages = publicPackages.map((name) => {
    const folder = join(copy, 'packages', name);
    const changelog = join(folder, 'CHANGELOG.md');
    return { manifest: readJson(join(folder, 'package.json')), changelog: existsSync(changelog) ? readFileSync(changelog, 'utf8') : '' };
  });
  return { packages, changesetsLeft: waitingIn(copy) };
}
