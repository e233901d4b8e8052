import { element } from '../../dom/element.js';
import type { Outcome } from '../run.js';
import type { Scenario } from '../scenario.js';
import { destinations, type Destination } from '../simulation/call.js';
import { callView } from './call-view.js';
import { stateMark, stateWords } from './state-mark.js';

const titles: Readonly<Record<Destination, string>> = { ga4: 'GA4, by gtag', meta: 'Meta, by fbq', gtm: 'Data layer', webhook: 'Webhook' };

function script({ steps }: Scenario): HTMLElement {
  return element('section', { class: 'scenario-script' }, element('h4', {}, 'What happens'), element('ol', {}, ...steps.map(({ say }) => element('li', {}, say))));
}

function figures({ figures: all }: Outcome): HTMLElement | undefined {
  if (!all.length) return undefined;
  const rows = all.map(({ path, expected, actual }) =>
    element('tr', { class: expected !== actual && 'differs' }, element('th', { scope: 'row' }, element('code', {}, path)), element('td', {}, String(expected)), element('td', {}, String(actual))),
  );
  const head = element('tr', {}, ...['In health()', 'Expected', 'Actual'].map((text) => element('th', { scope: 'col' }, text)));
  return element('div', { class: 'scenario-figures' }, element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)));
}

/** A destination's calls in two columns. Where there are many, the first ones and those that differ. */
function destinationView(destination: Destination, { pairs: all }: Outcome): HTMLElement {
  const pairs = all[destination];
  const shown = pairs.filter(({ isEqual }, index) => index < 10 || !isEqual);
  const isRight = pairs.every(({ isEqual }) => isEqual);
  const count = `${pairs.filter(({ actual }) => actual).length} of ${pairs.filter(({ expected }) => expected).length}`;
  const columns = shown.map(({ expected, actual, isEqual }) => element('div', { class: isEqual ? 'scenario-pair' : 'scenario-pair differs' }, callView(expected, actual), callView(actual, expected)));
  return element(
    'section',
    { class: `scenario-destination is-${isRight ? 'passed' : 'failed'}`, 'aria-label': titles[destination] },
    element('h4', {}, stateMark(isRight ? 'passed' : 'failed'), titles[destination], element('span', {}, count)),
    element('div', { class: 'scenario-pair-head' }, element('span', {}, 'Expected'), element('span', {}, 'Actual')),
    ...(pairs.length ? columns : [element('div', { class: 'scenario-pair' }, callView(undefined, undefined), callView(undefined, undefined))]),
    pairs.length > shown.length && element('p', { class: 'scenario-more' }, `And ${pairs.length - shown.length} more, which are as expected.`),
  );
}

/** What a scenario does and what came of it, expected and actual calls side by side. */
export function detail(scenario: Scenario, outcome: Outcome | undefined): HTMLElement {
  const state = outcome ? (outcome.isPassed ? 'passed' : 'failed') : 'waiting';
  return element(
    'div',
    { class: `scenario-detail is-${state}` },
    element('p', { class: 'scenario-verdict' }, stateMark(state), element('strong', {}, scenario.title), element('span', {}, stateWords[state])),
    script(scenario),
    ...(outcome?.problems.map((problem) => element('p', { class: 'scenario-problem' }, problem)) ?? []),
    outcome && figures(outcome),
    outcome && element('div', { class: 'scenario-destinations' }, ...destinations.map((destination) => destinationView(destination, outcome))),
  );
}
