// @vitest-environment node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeEntries, packages, readJson, readText, root, type Manifest } from './packages.js';

const { repository, packageManager } = readJson('package.json') as { repository: { type: string; url: string }; packageManager: string };
const address = repository.url.replace(/^git\+|\.git$/g, '');

describe.each(packages)('$manifest.name', ({ folder, manifest }) => {
  it('says where it comes from, what it is, and under which license', () => {
    expect(manifest).toMatchObject({
      license: 'MIT',
      repository: { ...repository, directory: `packages/${folder}` },
      homepage: `${address}/tree/main/packages/${folder}#readme`,
      bugs: `${address}/issues`,
      description: expect.stringMatching(/^[A-Z].{20,}\.$/) as string,
      engines: { node: '>=20' },
    });
    expect(new Set(manifest.keywords).size, 'keywords').toBeGreaterThanOrEqual(3);
    expect(readText(`packages/${folder}/LICENSE`)).toBe(readText('LICENSE'));
  });

  it('is published for everybody, with its provenance, and with nothing but what it is and its documents', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
    const files = manifest.files as string[];
    expect(files).toEqual(expect.arrayContaining(['dist', 'README.md', 'CHANGELOG.md', 'LICENSE']));
    // The schema is the only file beside the build that code reads.
    expect(files.filter((file) => !['dist', 'README.md', 'CHANGELOG.md', 'LICENSE', 'schema.json'].includes(file))).toEqual([]);
  });

  it('may be left out by bundlers where it is not used, unless running is all it is for', () => {
    expect(manifest.sideEffects).toBe(folder === 'browser');
  });

  it('has types before code under every condition, for both module systems', () => {
    for (const [name, targets] of codeEntries(manifest)) {
      const types = targets.filter(({ conditions }) => conditions.at(-1) === 'types');
      const code = targets.filter(({ conditions }) => conditions.at(-1) !== 'types');
      for (const { conditions, file } of code) {
        const declared = types.findIndex((type) => type.conditions.slice(0, -1).join() === conditions.slice(0, type.conditions.length - 1).join());
        expect(declared, `types beside ${file}`).toBeGreaterThanOrEqual(0);
        expect(targets.indexOf(types[declared] ?? targets[0] ?? { conditions, file }), `types before ${file}`).toBeLessThan(
          targets.findIndex((target) => target.file === file),
        );
      }
      // A script for a tag is no module, and reads the same to both.
      if (folder === 'browser') continue;
      for (const system of ['import', 'require']) expect(code.some(({ conditions }) => conditions[0] === system), `${name} by ${system}`).toBe(true);
    }
    expect(manifest.exports['./package.json']).toBe('./package.json');
  });

  it('leads to files that the build makes', () => {
    const named = codeEntries(manifest).flatMap(([, targets]) => targets.map(({ file }) => file));
    const older = ['main', 'module', 'types', 'unpkg', 'jsdelivr'].flatMap((field) => (typeof manifest[field] === 'string' ? [manifest[field]] : []));
    const commands = Object.values((manifest.bin ?? {}) as Record<string, string>);
    expect([...named, ...older, ...commands].filter((file) => !existsSync(join(root, 'packages', folder, file)))).toEqual([]);
  });

  it('tells compilers that do not read exports where the types of each entry are', () => {
    const entries = codeEntries(manifest).filter(([name]) => name !== '.');
    const known = (manifest.typesVersions as Record<string, Record<string, string[]>> | undefined)?.['*'] ?? {};
    const expected = entries.map(([name, targets]) => [name.slice(2), [targets.find(({ conditions }) => conditions.at(-1) === 'types')?.file]]);
    expect(known).toEqual(Object.fromEntries(expected));
  });
});

it('takes the packages of this repository from this repository', () => {
  const own = packages.flatMap(({ manifest }) => Object.entries({ ...manifest.dependencies }).filter(([name]) => name.startsWith('@chat-analytics/')));
  expect(own.filter(([, range]) => range !== 'workspace:^')).toEqual([]);
});

it('keeps every source and every sink free of all dependencies but core', () => {
  const dependencies = ({ dependencies: all }: Manifest): string[] => Object.keys({ ...all });
  const runtime = packages.filter(({ folder }) => !['browser', 'inspector', 'recipes'].includes(folder));
  for (const { folder, manifest } of runtime) expect(dependencies(manifest), folder).toEqual(folder === 'core' ? [] : ['@chat-analytics/core']);
});

it('names the package manager to the digit, as it is started by that name', () => {
  expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
});
