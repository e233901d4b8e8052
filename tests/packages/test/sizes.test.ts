// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { sizeBudgets } from '../../../scripts/size-budgets.mjs';
import { oneScript, sizes } from '../../../scripts/size.mjs';
import { readText } from './packages.js';

const measured = [...(await sizes()), await oneScript()];

/** The figures that the README gives, in kB by composition. */
function claimed(): Map<string, number> {
  const [, table = ''] = /\n## Size\n[^#]*?\| --- \| --- \|\n((?:\|.*\n)+)/.exec(readText('README.md')) ?? [];
  return new Map(Array.from(table.matchAll(/^\| (.+) \| ([\d.]+) \|$/gm), ([, composition = '', kilobytes]) => [composition, Number(kilobytes)]));
}

describe('the sizes that the README gives', () => {
  it('are those of all compositions that are measured', () => {
    expect([...claimed().keys()]).toEqual(measured.map(({ composition }) => composition));
  });

  // The last digit depends on the version of zlib that Node brings.
  it.each(measured)('are true: $composition', ({ composition, gzip }) => {
    expect(Math.abs((claimed().get(composition) ?? NaN) - gzip / 1000), `the README says ${String(claimed().get(composition))} kB, measured ${gzip} bytes; npm run size -- --write`).toBeLessThan(0.1);
  });
});

it('every budget is one of a composition that is measured', () => {
  expect(Object.keys(sizeBudgets).filter((name) => !measured.some(({ composition }) => composition === name))).toEqual([]);
});
