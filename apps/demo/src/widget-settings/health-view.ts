import type { ChatAnalytics, Health } from '@chat-analytics/core';
import { element } from '../dom/element.js';
import { titleOf } from '../words.js';
import { followRates, repeatedOf, sum } from './figures.js';
import { createVolumeChart } from './volume-chart.js';

const sinks: readonly (readonly [name: string, title: string])[] = [
  ['ga4', 'GA4'],
  ['meta', 'Meta'],
  ['gtm', 'Data layer'],
  ['webhook', 'Webhook'],
];

/** How often statuses are looked at, in milliseconds: a library that comes is no step of any event. */
const lookInterval = 1000;

interface Part<Shown> {
  readonly element: HTMLElement;
  show(shown: Shown): void;
}

/** Calls where what is to be shown is not what is shown already: what stays in its place keeps its focus. */
function whereNew<Shown>(show: (shown: Shown) => void): (shown: Shown) => void {
  let last = '';
  return (shown) => {
    const next = JSON.stringify(shown);
    if (next === last) return;
    last = next;
    show(shown);
  };
}

type Tile = readonly [label: string, number: number, tone?: 'is-bad' | 'is-wait'];

function createTiles(): Part<readonly Tile[]> {
  const list = element('dl', { class: 'health-tiles' });
  return {
    element: list,
    show: whereNew((tiles) =>
      list.replaceChildren(
        ...tiles.map(([label, number, tone]) => element('div', { class: tone && number > 0 ? `health-tile ${tone}` : 'health-tile' }, element('dt', {}, label), element('dd', {}, number.toLocaleString('en')))),
      ),
    ),
  };
}

/** @param none - What is said where there are no rows. */
function createTable(caption: string, head: readonly string[], none: string): Part<readonly (readonly string[])[]> {
  const body = element('tbody');
  const table = element(
    'div',
    { class: 'health-table', tabindex: 0, role: 'group', 'aria-label': caption },
    element('table', {}, element('caption', {}, caption), element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))), body),
  );
  const note = element('p', { class: 'settings-none' }, none);
  const place = element('div', {}, note);
  return {
    element: place,
    show: whereNew((rows) => {
      body.replaceChildren(...rows.map(([first = '', ...rest]) => element('tr', {}, element('th', { scope: 'row' }, first), ...rest.map((text) => element('td', {}, text)))));
      const wanted = rows.length ? table : note;
      if (wanted.parentElement !== place) place.replaceChildren(wanted);
    }),
  };
}

function createFailures(): Part<Health['recent_failures']> {
  const list = element('div');
  return {
    element: element('div', {}, element('h3', {}, 'Recent failures'), list),
    show: whereNew((failures) => {
      const items = failures
        .slice(-10)
        .reverse()
        .map(({ at, where, reason, event_type: type }) => element('li', {}, element('time', { datetime: at }, at.slice(11, 19)), element('strong', {}, where), element('span', {}, `${type ? `${titleOf(type)}: ` : ''}${reason}`)));
      list.replaceChildren(items.length ? element('ul', { class: 'health-failures' }, ...items) : element('p', { class: 'settings-none' }, 'None. What fails or is lost is listed here, without personal data.'));
    }),
  };
}

/** The vendor's "Widget Tracking Health", of what this page has seen. */
export function createHealthView(analytics: ChatAnalytics): HTMLElement {
  const tiles = createTiles();
  const delivery = createTable('Attempts and failures', ['Destination', 'Status', 'Attempts', 'Delivered', 'To be repeated', 'Waiting', 'Not sent', 'Failed'], 'There is no destination.');
  const quality = createTable('Delivery quality per event type', ['Event type', 'Emitted', ...sinks.map(([, title]) => title)], 'No outcome yet. Try one of the mappings above, or talk to the chat in the shop.');
  const failures = createFailures();
  const rate = followRates(analytics);
  let frame = 0;

  function draw(): void {
    frame = 0;
    const { sources, sinks: all, events, recent_failures: recent } = analytics.health();
    const { received = 0, accepted = 0 } = sources.autochat ?? {};
    const { webhook } = all;
    tiles.show([
      ['Events from the widget', received],
      ['Outcomes emitted', accepted],
      ['Webhook attempts', webhook?.attempts ?? 0],
      ['Webhook acknowledged', webhook?.delivered ?? 0],
      ['Webhook to be repeated', webhook ? repeatedOf(webhook) : 0, 'is-wait'],
      ['Webhook failures', webhook?.failed ?? 0, 'is-bad'],
    ]);
    delivery.show(
      sinks.flatMap(([name, title]) => {
        const sink = all[name];
        return sink ? [[title, titleOf(sink.status), ...[sink.attempts, sink.delivered, repeatedOf(sink), sum(sink.held), sum(sink.dropped), sink.failed].map(String)]] : [];
      }),
    );
    quality.show(
      Object.entries(events).map(([type, { accepted: emitted }]) => [
        titleOf(type),
        String(emitted),
        ...sinks.map(([name]) => {
          const percent = rate(events, type, name);
          return percent === undefined ? 'nothing to send' : `${percent} %`;
        }),
      ]),
    );
    failures.show(recent);
  }

  // Each step of an event is told: a burst is drawn once.
  analytics.trace(() => {
    frame ||= requestAnimationFrame(draw);
  });
  setInterval(draw, lookInterval);
  draw();
  return element(
    'section',
    { class: 'settings-part', 'aria-labelledby': 'health' },
    element('h2', { id: 'health' }, 'Widget Tracking Health'),
    element('p', { class: 'settings-lead' }, 'What this page has seen since it was opened, through the same pipeline as the shop.'),
    element('div', { class: 'health' }, tiles.element, createVolumeChart(analytics), delivery.element, quality.element, failures.element),
  );
}
