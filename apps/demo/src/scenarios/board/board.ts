import { element } from '../../dom/element.js';
import { runScenario } from '../run.js';
import type { Scenario } from '../scenario.js';
import type { VendorName } from '../simulation/stage.js';
import { createTile, type Tile } from './tile.js';

const vendors: readonly (readonly [VendorName, string])[] = [
  ['autochat', 'Autochat'],
  ['kustomer', 'Kustomer'],
  ['clarity', 'Bloomreach Clarity'],
];

const kinds: readonly (readonly [Scenario['kind'], string])[] = [
  ['event', 'Events'],
  ['visit', 'Visits'],
  ['fault', 'Faults'],
];

/** Lets the page draw what there is to see. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function vendorSection(vendor: VendorName, title: string, tiles: readonly Tile[]): { readonly element: HTMLElement; count(passed: number, failed: number): void } {
  const own = tiles.filter(({ scenario }) => scenario.vendor === vendor);
  const score = element('span', { class: 'vendor-score' });
  const groups = kinds.map(([kind, heading]) =>
    element('section', {}, element('h3', {}, heading), element('ul', { class: 'tiles' }, ...own.filter(({ scenario }) => scenario.kind === kind).map((tile) => tile.element))),
  );
  return {
    element: element('section', { class: 'vendor-scenarios', 'data-vendor': vendor }, element('h2', {}, title, score), ...groups),
    count(passed, failed) {
      score.textContent = failed ? `${failed} of ${own.length} failed` : `${passed} of ${own.length}`;
      score.className = failed ? 'vendor-score is-failed' : passed === own.length ? 'vendor-score is-passed' : 'vendor-score';
    },
  };
}

/** The board on which all scenarios are run by one click. */
export function createScenarioBoard(scenarios: readonly Scenario[]): HTMLElement {
  const tiles = scenarios.map(createTile);
  const sections = vendors.map(([vendor, title]) => ({ vendor, ...vendorSection(vendor, title, tiles) }));
  const progress = element('progress', { max: scenarios.length, value: 0, 'aria-label': 'Scenarios run' });
  const status = element('p', { class: 'board-status', role: 'status' });
  const run = element('button', { type: 'button', class: 'button', onclick: () => void runAll() }, 'Run all');
  const passed = new Map<VendorName, number>();
  const failed = new Map<VendorName, number>();

  function count(): void {
    for (const { vendor, count: show } of sections) show(passed.get(vendor) ?? 0, failed.get(vendor) ?? 0);
  }

  async function runAll(): Promise<void> {
    run.disabled = true;
    passed.clear();
    failed.clear();
    for (const tile of tiles) tile.show(undefined);
    status.textContent = `Running ${tiles.length} scenarios`;
    status.className = 'board-status';
    const begun = performance.now();
    let firstFailed: Tile | undefined;
    for (const [index, tile] of tiles.entries()) {
      const outcome = await runScenario(tile.scenario);
      const { vendor } = tile.scenario;
      const counts = outcome.isPassed ? passed : failed;
      counts.set(vendor, (counts.get(vendor) ?? 0) + 1);
      if (!outcome.isPassed) firstFailed ??= tile;
      tile.show(outcome);
      progress.value = index + 1;
      count();
      await breathe();
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const reds = [...failed.values()].reduce((sum, number) => sum + number, 0);
    status.textContent = reds ? `${reds} of ${tiles.length} failed, in ${seconds} s` : `All ${tiles.length} passed, in ${seconds} s`;
    status.className = reds ? 'board-status is-failed' : 'board-status is-passed';
    firstFailed?.unfold();
    run.disabled = false;
    run.textContent = 'Run all again';
  }

  count();
  status.textContent = `${tiles.length} scenarios, none run yet`;
  return element(
    'main',
    { class: 'page scenario-board' },
    element(
      'header',
      { class: 'board-head' },
      element('h1', {}, 'Scenario board'),
      element('p', { class: 'board-lead' }, 'Every event of each chat and everything that can go wrong, played through the mocked SDKs. What must arrive is written down beforehand; what does arrive stands beside it.'),
    ),
    element('div', { class: 'board-run' }, run, progress, status),
    ...sections.map((section) => section.element),
  );
}
