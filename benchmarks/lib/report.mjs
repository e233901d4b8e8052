// The results as tables for people, in Markdown.

const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const thousands = (count) => count.toLocaleString('en');

/** The median of the rounds, and the least and the most. */
const spread = ({ median, least, most }) => `${number(median)} (${number(least)}–${number(most)})`;
const figure = (value, part) => (value.void ? `void: ${arrived(value.void)}` : spread(part ? value[part] : value));
const arrived = ({ told, arrivals }) => (arrivals ? `of ${thousands(told)} told ${Object.entries(arrivals).map(([name, { distinct }]) => `${name} got ${thousands(distinct)}`).join(', ')}` : 'not delivered');

const table = (head, rows) => [head, head.map((_, index) => (index ? '---:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function machine({ at, commit, machine: { processor, cores, memory, system, load }, versions, settings }) {
  const names = ['node', 'chromium', '@walkeros/collector', '@segment/analytics-next', 'analytics', '@analytics/google-analytics', 'mitt', 'happy-dom', 'esbuild'];
  return [
    `${at.slice(0, 10)}, commit ${commit}: ${processor}, ${cores} cores, ${memory} GB, ${system}; load ${load.map((value) => value.toFixed(1)).join(' at the start, ')} at the end. ` +
      `Medians of ${settings.rounds} rounds, with the least and the most.${settings.quick ? ' A quick run: for a look only.' : ''}`,
    `Versions: ${names.flatMap((name) => (versions[name] ? `${name} ${versions[name]}` : [])).join(', ')}.`,
  ].join('\n\n');
}

const nodeTable = (node) =>
  table(
    ['µs per outcome in Node', 'awaited', 'processor, awaited', 'burst of 1,000', 'processor, burst', 'window', 'sinks'],
    node.map(({ title, awaited, burst, page, destinations }) => [
      title,
      figure(awaited, 'wall'),
      figure(awaited, 'cpu'),
      figure(burst, 'wall'),
      figure(burst, 'cpu'),
      page,
      destinations.length === 2 ? 'both' : 'GA4',
    ]),
  );

function growthTable(growth) {
  const sizes = [...new Set(growth.flatMap((line) => line.sizes.map(({ size }) => size)))].sort((a, b) => a - b);
  const cell = (line, size, show) => {
    const found = line.sizes.find((entry) => entry.size === size);
    return found ? (found.lost ? 'void' : show(found)) : '–';
  };
  return ['awaited', 'burst', 'heap']
    .map((what) =>
      table(
        [what === 'heap' ? 'MB of heap after collection' : `µs per outcome, ${what}`, ...sizes.map(thousands)],
        growth.map((line) => [line.title, ...sizes.map((size) => cell(line, size, (found) => (what === 'heap' ? (found.heap / 1e6).toFixed(2) : number(found[what].wall))))]),
      ),
    )
    .join('\n\n');
}

function chromiumTable(lines, what) {
  const bridge = lines.find(({ key }) => key === 'bridge').awaited;
  return table(
    [what, 'awaited', 'times the bridge', 'burst', 'longest turn, ms'],
    lines.map(({ title, awaited, burst, longestTurn }) => [
      title,
      figure(awaited),
      awaited.void || bridge.void ? '–' : `${number(awaited.median / bridge.median)} ×`,
      figure(burst),
      longestTurn ? figure(longestTurn) : '–',
    ]),
  );
}

function startTable({ scripts, storage }) {
  return table(
    ["ms of the page's main thread to start", 'the script, processor', 'wall', 'what follows, processor', 'wall'],
    [
      ...scripts.map(({ title, script, after }) => [title, spread(script.cpu), spread(script.wall), spread(after.cpu), spread(after.wall)]),
      ['first look into sessionStorage, by itself', '–', '–', '–', spread(storage)],
    ],
  );
}

function releaseText({ outcomes, costs, longest, longestOfAll, median, tasks, all, holding, delivered }) {
  if (!delivered) return `${thousands(outcomes)} outcomes were held for consent, and not all arrived after it: void.`;
  return (
    `${thousands(outcomes)} outcomes waited for consent; a call of gtag then took ${costs.gtag} ms and one of fbq ${costs.fbq} ms. They were handed over in ${thousands(tasks)} tasks ` +
    `within ${number(all / 1000)} s: by the shorter of two rounds, which do the same, the longest took ${number(longest)} ms and the one in the middle ${number(median)} ms; ` +
    `in one round a task took ${number(longestOfAll)} ms. Holding one took ${number(holding)} ms at most.`
  );
}

const sizeTable = (sizes) =>
  table(
    ['size', 'minified, kB', 'gzip, kB', 'brotli, kB'],
    sizes.map(({ composition, minified, gzip, brotli, ours }) => [ours ? `this project, ${composition}` : composition, kilobytes(minified), kilobytes(gzip), kilobytes(brotli)]),
  );

const partTable = (parts) =>
  table(
    ['what core is made of', 'minified, bytes'],
    parts.map(({ file, minified }) => [file, thousands(minified)]),
  );

const section = (title, ...parts) => [`### ${title}`, ...parts].join('\n\n');

/** All that was measured. */
export function report(results) {
  const { node, growth, chromium, sizes, parts, settings } = results;
  return [
    machine(results),
    node && section('Node', nodeTable(node)),
    growth && section('Growth', growthTable(growth)),
    chromium &&
      section(
        'Chromium',
        chromiumTable(chromium.full, 'µs per outcome'),
        chromiumTable(chromium.slow, 'the same, processor 4 times slower'),
        `The longest turn is that of a page on which the vendor tells ${thousands(settings.inOneTurn)} outcomes in one turn of its own.`,
        startTable(chromium.start),
        releaseText(chromium.release),
      ),
    sizes && section('Sizes', sizeTable(sizes), partTable(parts)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The checks, those that fail first. */
export function reportChecks(list) {
  return [...list.filter(({ fine }) => !fine), ...list.filter(({ fine }) => fine)]
    .map(({ what, value, limit, unit, fine }) => {
      const must = unit === '×' && what.includes('faster') ? 'at least' : 'at most';
      return `${fine ? 'holds' : 'FAILS'}  ${what}: ${Number.isFinite(value) ? number(value) : 'no figure'}, must be ${must} ${limit} ${unit}`.trimEnd();
    })
    .join('\n');
}
