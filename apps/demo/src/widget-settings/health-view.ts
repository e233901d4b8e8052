import type { ChatAnalytics, Health } from '@chat-analytics/core';
import { element } from '../dom/element.js';
import { titleOf } from '../words.js';
import { createVolumeChart } from './volume-chart.js';

const sinks: readonly (readonly [name: string, title: string])[] = [
  ['ga4', 'GA4'],
  ['meta', 'Meta'],
  ['gtm', 'Data layer'],
  ['webhook', 'Webhook'],
];

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

function tile(label: string, number: number, isBad = false): HTMLElement {
  return element('div', { class: isBad && number > 0 ? 'health-tile is-bad' : 'health-tile' }, element('dt', {}, label), element('dd', {}, number.toLocaleString('en')));
}

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return element(
    'div',
    { class: 'health-table', tabindex: 0, role: 'group', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, ...rows.map(([first = '', ...rest]) => element('tr', {}, element('th', { scope: 'row' }, first), ...rest.map((text) => element('td', {}, text))))),
    ),
  );
}

function delivery({ sinks: all }: Health): HTMLElement {
  const rows = sinks.flatMap(([name, title]) => {
    const sink = all[name];
    return sink ? [[title, titleOf(sink.status), String(sink.attempts), String(sink.delivered), String(sum(sink.held)), String(sum(sink.dropped)), String(sink.failed)]] : [];
  });
  return table('Attempts and failures', ['Destination', 'Status', 'Attempts', 'Delivered', 'Waiting', 'Not sent', 'Failed'], rows);
}

/** How much of each type has arrived where. */
function quality({ events }: Health): HTMLElement {
  const rows = Object.entries(events).map(([type, { accepted, delivered }]) => [
    titleOf(type),
    String(accepted),
    ...sinks.map(([name]) => `${Math.floor((100 * (delivered[name] ?? 0)) / Math.max(1, accepted))} %`),
  ]);
  if (!rows.length) return element('p', { class: 'settings-none' }, 'No outcome yet. Try one of the mappings above, or talk to the chat in the shop.');
  return table('Delivery quality per event type', ['Event type', 'Emitted', ...sinks.map(([, title]) => title)], rows);
}

function failures({ recent_failures: all }: Health): HTMLElement {
  const items = all
    .slice(-10)
    .reverse()
    .map(({ at, where, reason, event_type: type }) => element('li', {}, element('time', { datetime: at }, at.slice(11, 19)), element('strong', {}, where), element('span', {}, `${type ? `${titleOf(type)}: ` : ''}${reason}`)));
  return element(
    'div',
    {},
    element('h3', {}, 'Recent failures'),
    items.length ? element('ul', { class: 'health-failures' }, ...items) : element('p', { class: 'settings-none' }, 'None. What fails or is lost is listed here, without personal data.'),
  );
}

/** The vendor's "Widget Tracking Health", of what this page has seen. */
export function createHealthView(analytics: ChatAnalytics): HTMLElement {
  const place = element('div', { class: 'health' });
  const volume = createVolumeChart(analytics);
  let frame = 0;

  function draw(): void {
    frame = 0;
    const health = analytics.health();
    const { received = 0, accepted = 0 } = health.sources.autochat ?? {};
    const { attempts = 0, failed = 0, delivered = 0 } = health.sinks.webhook ?? {};
    place.replaceChildren(
      element('dl', { class: 'health-tiles' }, tile('Events from the widget', received), tile('Outcomes emitted', accepted), tile('Webhook attempts', attempts), tile('Webhook acknowledged', delivered), tile('Webhook failures', failed, true)),
      volume,
      delivery(health),
      quality(health),
      failures(health),
    );
  }

  // Each step of an event is told: a burst is drawn once.
  analytics.trace(() => {
    frame ||= requestAnimationFrame(draw);
  });
  draw();
  return element(
    'section',
    { class: 'settings-part', 'aria-labelledby': 'health' },
    element('h2', { id: 'health' }, 'Widget Tracking Health'),
    element('p', { class: 'settings-lead' }, 'What this page has seen since it was opened, through the same pipeline as the shop.'),
    place,
  );
}
