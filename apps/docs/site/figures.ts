// Figures for the text: out of the last benchmark run that was written down, and sizes as they are now.
import { oneScript, sizes } from '../../../scripts/size.mjs';
import { table } from './markdown.js';
import { readText } from './repository.js';

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

type Measured = Spread & { readonly void?: unknown };

interface Size {
  readonly composition: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** What `npm run bench -- --write` leaves, as far as it is shown. */
interface Results {
  readonly at: string;
  readonly machine: { readonly processor: string; readonly cores: number };
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: { readonly rounds: number };
  readonly sizes: readonly (Size & { readonly ours?: boolean })[];
  readonly node: readonly { readonly key: string; readonly title: string; readonly destinations: readonly string[]; readonly page: string; readonly awaited: { readonly wall: Measured }; readonly burst: { readonly wall: Measured } }[];
  readonly growth: readonly { readonly title: string; readonly sizes: readonly { readonly size: number; readonly lost?: unknown; readonly awaited: { readonly wall: number } }[] }[];
  readonly chromium: {
    readonly full: readonly { readonly title: string; readonly awaited: Measured; readonly burst: Measured }[];
    readonly start: { readonly lines: readonly { readonly title: string; readonly all: Spread }[] };
  };
  readonly checks: readonly { readonly what: string; readonly value: number; readonly limit: number; readonly unit: string; readonly fine: boolean }[];
}

const results = JSON.parse(readText('benchmarks/results.json')) as Results;

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
const spread = ({ median, least, most, ...rest }: Measured): string => (rest.void ? 'did not deliver everything' : `${number(median)} (${number(least)} to ${number(most)})`);
const mine = (title: string): string => (title.startsWith('this project') ? `**${title}**` : title);
const versionOf = (name: string): string => results.versions[name] ?? 'unknown';

const measured: readonly Size[] = [...((await sizes()) as Size[]), await oneScript()].map((size) => ({ ...size, composition: `this project, ${size.composition}` }));
const all = [...measured, ...results.sizes.filter(({ ours }) => !ours)];

function sizeOf(composition: string): Size {
  const found = all.find((size) => size.composition === composition) ?? all.find((size) => size.composition === `this project, ${composition}`);
  if (!found) throw new Error(`There is no size of ${composition}.`);
  return found;
}

/** What may stand in double brackets in a page's text: `[[size core]]`, `[[version analytics]]`. */
const inText: Readonly<Record<string, (name: string) => string>> = {
  size: (name) => `${kilobytes(sizeOf(name).gzip)} kB`,
  version: versionOf,
  measured: (name) => ({ date: results.at.slice(0, 10), machine: `${results.machine.processor}, ${results.machine.cores} cores`, rounds: String(results.settings.rounds) })[name] ?? '',
  bounds: (name) => String(results.checks.filter(({ fine }) => name === 'all' || fine === (name === 'held')).length),
};

/** A text with the figures that it names. Throws where there is no such figure. */
export function withFigures(text: string): string {
  return text.replace(/\[\[(\w+) ([^\]]+)\]\]/g, (all, kind: string, name: string) => {
    const figure = inText[kind]?.(name);
    if (!figure || figure === 'unknown') throw new Error(`There is no figure ${all}.`);
    return figure;
  });
}

/** The tables of figures, by name. */
export const figureTables: Readonly<Record<string, () => string>> = {
  sizes: () =>
    table(
      ['what a page loads', 'minified, kB', 'gzip, kB', 'brotli, kB'],
      all.map(({ composition, minified, gzip, brotli }) => [mine(composition), kilobytes(minified), kilobytes(gzip), kilobytes(brotli)]),
    ),
  speeds: () =>
    table(
      ['µs per outcome, Node', 'one after the other', 'a thousand at once', 'sends to'],
      results.node
        .filter(({ key }) => !key.includes('happy-dom'))
        .map(({ title, awaited, burst, destinations }) => [mine(title), spread(awaited.wall), spread(burst.wall), destinations.length === 2 ? 'GA4, Meta' : 'GA4']),
    ),
  browser: () =>
    table(
      ['µs per outcome, Chromium', 'one after the other', 'a thousand at once'],
      results.chromium.full.map(({ title, awaited, burst }) => [mine(title), spread(awaited), spread(burst)]),
    ),
  start: () =>
    table(
      ['ms to evaluate and create, Chromium', 'median (least to most)'],
      results.chromium.start.lines.map(({ title, all: both }) => [mine(title), spread(both)]),
    ),
  growth: () => {
    const counts = [...new Set(results.growth.flatMap((line) => line.sizes.map(({ size }) => size)))].sort((a, b) => a - b);
    const cell = (line: Results['growth'][number], count: number): string => {
      const found = line.sizes.find(({ size }) => size === count);
      return !found ? '–' : found.lost ? 'did not deliver everything' : number(found.awaited.wall);
    };
    return table(
      ['µs per outcome, after', ...counts.map((count) => count.toLocaleString('en'))],
      results.growth.map((line) => [mine(line.title), ...counts.map((count) => cell(line, count))]),
    );
  },
  standing: () => {
    const peers = results.checks.flatMap(({ what, value }) => {
      const [, peer] = /^Node: times faster than (.+)$/.exec(what) ?? [];
      return peer ? [[`${peer}, Node`, `takes ${value.toFixed(1)} times as long as this`]] : [];
    });
    const bridge = results.checks.filter(({ what }) => /^Chromium: \w+, times the published bridge$/.test(what)).map(({ value }) => value);
    if (!peers.length || !bridge.length) throw new Error('There are no figures of the others.');
    return table(['beside', 'in the last run'], [...peers, ['a pasted bridge, Chromium', `this takes ${Math.max(...bridge).toFixed(1)} times as long`]]);
  },
  bounds: () =>
    table(
      ['what', 'measured', 'our bound'],
      results.checks.filter(({ fine }) => !fine).map(({ what, value, limit, unit }) => [what, `${unit === 'bytes' ? value.toLocaleString('en') : number(value)} ${unit}`, `${limit.toLocaleString('en')} ${unit}`]),
    ),
};
