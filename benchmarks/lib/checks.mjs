// npm run bench -- --check: what must hold. A ratio is taken within one run, of subjects that were measured in turn.
import { sizeBudgets } from '../../scripts/size-budgets.mjs';

/** Microseconds per outcome in Node. Kustomer has no figure of its own. */
const slowest = { autochat: 3, clarity: 8 };
const timesFaster = 15;
/** Times the published bridge in Chromium. */
const bridges = { recipe: 1.75, normalized: 2.5 };
const longestStart = 1;
const longestTask = 10;
const mostGrowth = 1.2;
/** Bytes: of noise in a heap that does not grow. */
const heapNoise = 500_000;

const check = (what, value, limit, unit, fine = value <= limit) => ({ what, value, limit, unit, fine: fine && Number.isFinite(value) });

/** The wall's clock or the processor's, whichever says less: what else the machine does only adds to them. */
const leastOf = (figure) => (figure.void ? NaN : Math.min(figure.wall.median, figure.cpu.median));

const worst = ({ awaited, burst }) => Math.max(leastOf(awaited), leastOf(burst));
const best = ({ awaited, burst }) => Math.min(...[leastOf(awaited), leastOf(burst)].filter(Number.isFinite));

function checkNode(node) {
  const ours = node.filter(({ kind }) => kind === 'ours');
  const autochat = ours.filter(({ vendor }) => vendor === 'autochat');
  const delivered = node.filter(({ kind, awaited, burst }) => kind === 'ours' && (awaited.void || burst.void)).length;
  return [
    check('Node: lines of this project that did not deliver everything', delivered, 0, ''),
    ...ours.flatMap((line) => (slowest[line.vendor] ? check(`Node: ${line.title}, awaited and in bursts`, worst(line), slowest[line.vendor], 'µs') : [])),
    // The slower naming of ours beside the better way of theirs.
    ...node
      .filter(({ kind }) => kind === 'peer')
      .map((peer) => {
        const times = best(peer) / Math.max(...autochat.map(worst));
        return check(`Node: times faster than ${peer.title}`, times, timesFaster, '×', times >= timesFaster);
      }),
  ];
}

function checkGrowth(growth) {
  return growth
    .filter(({ kind }) => kind === 'ours')
    .flatMap(({ title, sizes }) => {
      const [first, last] = [sizes[0], sizes.at(-1)];
      const least = (cost) => Math.min(cost.wall, cost.cpu);
      const times = Math.max(...['awaited', 'burst'].map((mode) => least(last[mode]) / least(first[mode])));
      // What is remembered is bounded, and the bound is reached within ten thousand.
      const full = sizes.find(({ size }) => size >= 10_000) ?? first;
      return [
        check(`Growth: ${title}, cost at ${last.size} over cost at ${first.size}`, last.lost ? NaN : times, mostGrowth, '×'),
        check(`Growth: ${title}, heap at ${last.size} less heap at ${full.size}`, (last.heap - full.heap) / 1000, heapNoise / 1000, 'kB'),
      ];
    });
}

const medianOf = (figure) => (figure.void ? NaN : figure.median);

function checkChromium({ full, slow, start, release }) {
  const ratios = (lines, where) => {
    const bridge = medianOf(lines.find(({ key }) => key === 'bridge').awaited);
    return lines
      .filter(({ kind }) => kind === 'ours')
      .map(({ naming, awaited }) => check(`Chromium${where}: ${naming}, times the published bridge`, medianOf(awaited) / bridge, bridges[naming], '×'));
  };
  return [
    ...ratios(full, ''),
    ...ratios(slow, ', 4 times slower'),
    ...start.scripts.filter(({ kind }) => kind === 'ours').map(({ title, script }) => check(`Chromium: start-up, ${title}`, leastOf(script), longestStart, 'ms')),
    check('Chromium: longest task when held outcomes are released', release.delivered ? release.longest : NaN, longestTask, 'ms'),
  ];
}

const checkSizes = (sizes) =>
  Object.entries(sizeBudgets).map(([name, limit]) => check(`Size: ${name}, gzip`, sizes.find(({ composition }) => composition === name)?.gzip ?? NaN, limit, 'bytes'));

/**
 * Every check of what was measured.
 *
 * @param {import('../src/results.js').Results} results
 * @returns {import('../src/results.js').Check[]}
 */
export const checks = ({ node, growth, chromium, sizes }) => [
  ...(sizes ? checkSizes(sizes) : []),
  ...(node ? checkNode(node) : []),
  ...(growth ? checkGrowth(growth) : []),
  ...(chromium ? checkChromium(chromium) : []),
];
