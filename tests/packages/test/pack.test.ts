// @vitest-environment node
// What a clone packs for those who cannot wait for a release.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageFromTarballData } from '@arethetypeswrong/core';
import { afterAll, expect, it } from 'vitest';
import { pack } from '../../../scripts/pack.mjs';
import { packages, type Manifest } from './packages.js';

const folder = mkdtempSync(join(tmpdir(), 'chat-analytics-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('packs every package that is published, so that it can be installed from its file together with what it is said to need', () => {
  const packed = pack(folder).map(({ file, needs }) => {
    const files = createPackageFromTarballData(new Uint8Array(readFileSync(file)));
    const manifest = JSON.parse(files.readFile(`/node_modules/${files.packageName}/package.json`)) as Manifest;
    return { manifest, needs };
  });
  expect(packed.map(({ manifest }) => manifest.name)).toEqual(packages.map(({ manifest }) => manifest.name));
  for (const { manifest, needs } of packed) {
    const dependencies = Object.entries(manifest.dependencies ?? {});
    expect(dependencies.filter(([, range]) => range.startsWith('workspace:'))).toEqual([]);
    expect(dependencies.map(([name]) => name).filter((name) => name.startsWith('@chat-analytics/')).sort()).toEqual([...needs].sort());
  }
});
