// npm run bench -- --profile: the functions of this project with the most time of their own, per vendor and naming.
import { bundle } from './bundle.mjs';
import { inTurn } from './in-turn.mjs';
import { runChild } from './node.mjs';
import { median } from './statistics.mjs';
import { nodeLines } from './subjects.mjs';

export async function printProfiles({ quick, ...setting }) {
  const lines = nodeLines.filter(({ kind }) => kind === 'ours');
  await bundle(
    lines.map(({ subject }) => subject),
    { formats: ['esm'], readable: true },
  );
  for (const line of lines) {
    const visit = inTurn({ ...setting, bursts: quick ? 25 : 250 });
    const { results, functions } = await runChild({ line, visits: [visit], profile: true });
    const costs = results.flatMap((stretch) => stretch.costs);
    console.log(`\n${line.title}: ${median(costs.map(({ wall }) => wall)).toFixed(2)} µs, processor ${median(costs.map(({ cpu }) => cpu)).toFixed(2)} µs`);
    for (const { name, percent } of functions) console.log(`${percent.toFixed(1).padStart(6)} %  ${name}`);
  }
}
