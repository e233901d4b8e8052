// npm run bench -- --profile: the functions of this project with the most time of their own, per vendor and naming.
import { bundle } from './bundle.mjs';
import { runChild } from './node.mjs';
import { median } from './statistics.mjs';
import { nodeLines } from './subjects.mjs';

export async function printProfiles({ quick, warmUp, limit }) {
  const lines = nodeLines.filter(({ kind }) => kind === 'ours');
  await bundle(
    lines.map(({ subject }) => subject),
    { formats: ['esm'], readable: true },
  );
  for (const line of lines) {
    const jobs = [{ mode: 'awaited', outcomes: quick ? 50_000 : 500_000, limit: 3 * limit }];
    const { results, functions } = await runChild({ line, warmUp, jobs, profile: true });
    const [{ costs }] = results;
    console.log(`\n${line.title}: ${median(costs.map(({ wall }) => wall)).toFixed(2)} µs, processor ${median(costs.map(({ cpu }) => cpu)).toFixed(2)} µs`);
    for (const { name, percent } of functions) console.log(`${percent.toFixed(1).padStart(6)} %  ${name}`);
  }
}
