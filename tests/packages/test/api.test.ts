// @vitest-environment node
// The public API of every package, as its declarations give it, is under version control in `api`: what changes it shows in review.
// `npm run api:update` writes the reports.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiReports, removeApiReports, type ApiReport } from './api-reports.js';
import { codeEntries, packages } from './packages.js';

const folder = join(process.cwd(), 'api');
const names = packages.flatMap(({ folder: path, manifest }) => codeEntries(manifest).map(([entry]) => `${path}${entry.slice(1).replace('/', '.')}`));
let reports: ReadonlyMap<string, ApiReport>;

beforeAll(() => {
  reports = apiReports();
});
afterAll(removeApiReports);

describe('the public API is the one that was reviewed', () => {
  it.each(names)('%s', async (name) => {
    const report = reports.get(name);
    expect(report?.errors).toEqual([]);
    await expect(report?.text).toMatchFileSnapshot(join(folder, `${name}.api.md`));
  });

  it('and no report is left of an entry that is gone', () => {
    expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.api.md`).sort());
  });
});
