// @vitest-environment node
// What npm would be given: the packed files, as tools see them that know how others will resolve them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { checkPackage, createPackageFromTarballData, type Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packages, root } from './packages.js';

const folder = mkdtempSync(join(tmpdir(), 'chat-analytics-packed-'));
const packed = new Map<string, { data: Uint8Array<ArrayBuffer>; files: Package }>();

beforeAll(() => {
  const folders = packages.map((one) => join(root, 'packages', one.folder));
  const output = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder, ...folders], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  for (const { name, filename } of JSON.parse(output) as { name: string; filename: string }[]) {
    const data = new Uint8Array(readFileSync(join(folder, filename.replace('@', '').replace('/', '-'))));
    packed.set(name, { data, files: createPackageFromTarballData(data) });
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function packedFiles(name: string): { data: Uint8Array<ArrayBuffer>; files: Package } {
  const found = packed.get(name);
  if (!found) throw new Error(`${name} was not packed.`);
  return found;
}

describe.each(packages)('$manifest.name', ({ manifest }) => {
  it('has nothing that publint minds', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: packedFiles(manifest.name).data.buffer }, strict: true });
    // In the repository packages take each other from it; publishing writes versions there.
    const told = messages.filter(({ code }) => code !== 'LOCAL_DEPENDENCY');
    expect(told.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that mean the code, however they are resolved', async () => {
    const result = await checkPackage(packedFiles(manifest.name).files);
    expect(result.types).toMatchObject({ kind: 'included' });
    expect('problems' in result ? result.problems.map(({ kind, ...where }) => ({ kind, ...where })) : result).toEqual([]);
  });

  it('has a readme, a license, a build, and no tests, configuration or types of a test', () => {
    const { files } = packedFiles(manifest.name);
    const all = files.listFiles().map((file) => file.replace(`/node_modules/${manifest.name}/`, ''));
    expect(all).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
    expect(all.filter((file) => !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE|schema\.json|dist\/[\w./-]+)$/.test(file))).toEqual([]);
  });

  it('has no file that nothing leads to, such as one of an earlier build', () => {
    const { files } = packedFiles(manifest.name);
    const home = `/node_modules/${manifest.name}/`;
    const built = files.listFiles().filter((file) => file.startsWith(`${home}dist/`) && !file.endsWith('.map'));
    const wanted = (text: string, folder: string): string[] =>
      Array.from(text.matchAll(/["'`](\.{0,2}\/?[\w./-]+\.(?:[cm]?js|ts|cts))["'`]/g), ([, path = '']) => posix.join(folder, path));
    // Declarations name the code that they are of.
    const filesOf = (path: string): string[] => [path, path.replace(/js$/, 'd.ts'), path.replace(/\.js$/, '.d.ts'), path.replace(/\.cjs$/, '.d.cts')].filter((file) => built.includes(file));
    const reached = new Set(wanted(files.readFile(`${home}package.json`), home).flatMap(filesOf));
    for (const file of reached) for (const next of wanted(files.readFile(file), dirname(file)).flatMap(filesOf)) reached.add(next);
    expect(built.filter((file) => !reached.has(file))).toEqual([]);
  });

  it('has a map for every file of code, which holds the sources that it names', () => {
    const { files } = packedFiles(manifest.name);
    const code = files.listFiles().filter((file) => /\.c?js$/.test(file));
    let named = 0;
    for (const file of code) {
      const [, link = ''] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(files.readFile(file)) ?? [];
      expect(link, file).toBe(`${posix.basename(file)}.map`);
      const map = JSON.parse(files.readFile(posix.join(dirname(file), link))) as { sources: string[]; sourcesContent?: (string | null)[]; mappings: string };
      // A file that only hands on what others have, has no source of its own.
      expect(map.mappings.length > 0, file).toBe(map.sources.length > 0);
      named += map.sources.length;
      // What is not in the package cannot be looked up by its name.
      expect(map.sources.filter((_, index) => !map.sourcesContent?.[index]), file).toEqual([]);
    }
    expect(named).toBeGreaterThan(0);
  });
});
