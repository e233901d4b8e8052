// Node: every line in a process of its own, one after the other, round after round, so that what else the machine does hits all alike.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inTurn, times } from './in-turn.mjs';
import { workspace } from './paths.mjs';
import { mean, median, summary } from './statistics.mjs';

/**
 * Runs one subject; what it writes last is the answer.
 *
 * @param {import('../src/results.js').Task} task
 * @returns {Promise<import('../src/results.js').Answer>}
 */
export function runChild(task) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', join(workspace, 'lib/child.mjs'), JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (errors += text));
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output.trim().split('\n').at(-1)));
      else reject(new Error(`${task.line.key} ended with ${code}:\n${errors.slice(-2000)}`));
    });
  });
}

/** Of the figures of one mode in one round, by `middle`. Of what was not delivered there is none. */
function roundOf(results, mode, middle) {
  const those = results.filter((result) => result.mode === mode);
  const lost = results.find(({ delivered }) => !delivered);
  const costs = those.flatMap((result) => result.costs);
  return { cost: { wall: middle(costs.map(({ wall }) => wall)), cpu: middle(costs.map(({ cpu }) => cpu)) }, lost: lost && { told: lost.told, arrivals: lost.arrivals } };
}

function figureOf(rounds) {
  const lost = rounds.find((round) => round.lost)?.lost;
  return lost ? { void: lost } : { wall: summary(rounds.map(({ cost }) => cost.wall)), cpu: summary(rounds.map(({ cost }) => cost.cpu)) };
}

/** Microseconds per outcome, awaited and in bursts. */
export async function measureNode(lines, { rounds, ofPeers, ...setting }, tell) {
  const found = new Map(lines.map(({ key }) => [key, []]));
  for (let round = 1; round <= rounds; round++) {
    tell(`Node, round ${round} of ${rounds}`);
    for (const line of lines) found.get(line.key).push((await runChild({ line, visits: [inTurn({ ...setting, ...(line.kind === 'peer' && ofPeers) })] })).results);
  }
  return lines.map((line) => {
    const perRound = found.get(line.key);
    const [awaited, burst] = ['awaited', 'burst'].map((mode) => figureOf(perRound.map((results) => roundOf(results, mode, mean))));
    return { ...line, awaited, burst };
  });
}

/**
 * How the cost and the memory of one page grow with the number of outcomes it has had. Every size is measured over the same number of outcomes
 * in all: many short pages, or a long one; the figure is the median over its thousands.
 */
export async function measureGrowth(lines, { sizes, warmUp, limit }, tell) {
  const found = [];
  for (const line of lines) {
    tell(`Node, growth: ${line.title}`);
    const perSize = [];
    // As far as it comes within the limit, by what the size before took: then a tenth of the size takes a tenth of the time at least.
    let slowest = 0;
    let total = 0;
    for (const size of sizes) {
      if (perSize.length && (slowest * size) / 1000 > limit) break;
      const pages = await measurePages(line, { size, count: 1, warmUp, limit: 2 * limit });
      total = size;
      slowest = Math.max(pages.awaited.wall, pages.burst.wall);
      perSize.push(pages);
      if (pages.lost) break;
    }
    // Now the shorter ones as often as it takes to do the work of the longest.
    for (const [index, { size, lost }] of perSize.entries()) {
      const count = Math.round(total / size);
      if (count > 1 && !lost) perSize[index] = await measurePages(line, { size, count, warmUp, limit: 2 * limit });
    }
    found.push({ ...line, total, sizes: perSize });
  }
  return found;
}

async function measurePages(line, { size, count, warmUp, limit }) {
  const pageOf = (mode, outcomes, rest) => ({ stretches: [{ mode, outcomes, limit }], ...rest });
  const warm = ['awaited', 'burst'].map((mode) => pageOf(mode, warmUp));
  const ask = async (...visits) => (await runChild({ line, visits: [...warm, ...visits] })).results.slice(warm.length);
  const results = await ask(...times(count - 1, pageOf('awaited', size)), pageOf('awaited', size, { weigh: true }));
  const bursts = await ask(...times(count, pageOf('burst', size)));
  const [awaited, burst] = [roundOf(results, 'awaited', median), roundOf(bursts, 'burst', median)];
  return { size, awaited: awaited.cost, burst: burst.cost, heap: results.at(-1).heap, lost: awaited.lost ?? burst.lost };
}
