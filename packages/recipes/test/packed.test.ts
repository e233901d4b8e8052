// @vitest-environment node
// The package as it is published, run as it is run by npx.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGtmContainer, buildSnippet } from '../src/index.js';

// Within this workspace, so that the packages it needs are found.
const folder = resolve('.reports/packed');
const { packageManager } = JSON.parse(readFileSync(resolve('../../package.json'), 'utf8')) as { packageManager: string };

let bin: string;
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd: folder });

beforeAll(() => {
  if (!existsSync('dist/cli.js')) throw new Error('There is nothing to pack: build the package before, by npm run build.');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('npx', ['--yes', '--prefer-offline', packageManager, 'pack', '--pack-destination', folder], { stdio: 'pipe' });
  const [archive = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', archive], { cwd: folder });
  const { bin: bins } = JSON.parse(readFileSync(resolve(folder, 'package/package.json'), 'utf8')) as { bin: Record<string, string> };
  expect(Object.keys(bins)).toEqual(['chat-analytics-recipes']);
  bin = resolve(folder, 'package', Object.values(bins)[0] ?? '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed command line', () => {
  it('can be run by its name', () => {
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  });

  it('writes a container into a file', () => {
    expect(run('container', '--vendors', 'autochat', '--naming', 'recipe', '--ga4-measurement-id', 'G-XXXXXXXXXX', '--out', 'container.json').status).toBe(0);
    const written: unknown = JSON.parse(readFileSync(resolve(folder, 'container.json'), 'utf8'));
    expect(written).toEqual(buildGtmContainer({ vendors: ['autochat'], naming: 'recipe', ga4MeasurementId: 'G-XXXXXXXXXX' }));
  });

  it('writes a snippet to standard output', () => {
    const { status, stdout, stderr } = run('snippet', '--vendor', 'kustomer', '--provider', 'gtm');
    const { code, notes } = buildSnippet({ vendor: 'kustomer', provider: 'gtm' });
    expect([status, stdout]).toEqual([0, code]);
    for (const note of notes) expect(stderr).toContain(note);
  });

  it('says nothing where a pipe has had enough, and a sentence where a disk is full', () => {
    const shell = (to: string): { status: number | null; stderr: string } => spawnSync('sh', ['-c', `"$0" "$1" container --vendors autochat,kustomer,clarity --routing tag-per-event --ga4-measurement-id G-XXXXXXXXXX ${to}`, process.execPath, bin], { encoding: 'utf8' });
    expect(shell('| head -c 1')).toMatchObject({ status: 0, stderr: '' });
    if (!existsSync('/dev/full')) return;
    expect(shell('> /dev/full 2> /dev/full').status).toBe(1);
    expect(shell('> /dev/full')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The output cannot be written: ENOSPC.*\.\n$/) as unknown });
  });

  it('ends with 2 and a sentence where an option is wrong', () => {
    expect(run('container', '--vendors', 'autochat', '--folder', 'Chat')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^Unknown option '--folder'\.$/m) as unknown });
  });
});
