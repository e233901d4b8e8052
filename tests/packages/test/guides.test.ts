// @vitest-environment node
// The guides' code is that of projects which a rehearsal of a release builds and opens in a browser.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJson, readText, root } from './packages.js';

const folder = 'apps/docs/pages/guide';
const guides = ['next', 'react', 'vue'].map((guide) => ({ guide, text: readText(`${folder}/${guide}.md`) }));

const blocksOf = (text: string): { path: string | undefined; code: string }[] =>
  Array.from(text.matchAll(/^```\w+(?: \[(.+)\])?\n([\s\S]*?)^```$/gm), ([, path, code = '']) => ({ path, code }));

/** The source files of a project, but for what its framework wants beside them. */
function sourcesOf(project: string): string[] {
  const source = project === 'next' ? 'app' : 'src';
  const files = readdirSync(resolve(root, 'release/consumers', project, source));
  return files.filter((file) => /\.(tsx?|vue)$/.test(file)).map((file) => `${source}/${file}`);
}

describe.each(guides)('the guide for $guide', ({ guide, text }) => {
  it('shows every source file of the project, as it is', () => {
    const shown = blocksOf(text).filter(({ path }) => path !== undefined);
    expect(shown.map(({ path }) => path).sort()).toEqual(sourcesOf(guide).sort());
    for (const { path, code } of shown) expect(code, path).toBe(readText(`release/consumers/${guide}/${path ?? ''}`));
  });

  it('installs what the project does', () => {
    const [, line = ''] = /npm install (.+)/.exec(text) ?? [];
    const { dependencies } = readJson(`release/consumers/${guide}/package.json`) as { dependencies: Record<string, string> };
    expect(line.split(' ').sort()).toEqual(Object.keys(dependencies).filter((name) => name.startsWith('@chat-analytics/')).sort());
  });
});
