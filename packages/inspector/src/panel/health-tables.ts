import type { Health, SinkHealth } from '@chat-analytics/core';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { lostOf, qualityOf, repeatedOf, sum } from '../figures.js';
import type { Owed } from '../recorder.js';
import { nameOf, reasonText, sentence, type Tone } from '../words.js';
import { icon } from './icons.js';

const sinkTones: Readonly<Record<SinkHealth['status'], Tone>> = { ready: 'good', waiting: 'wait', blocked: 'bad', stopped: 'quiet' };
const sourceTones: Readonly<Record<Health['sources'][string]['status'], Tone>> = { listening: 'good', waiting: 'wait', not_found: 'bad', stopped: 'quiet' };

/** A column: its heading, and whether it has numbers. */
type Column = readonly [label: string, kind?: 'number'];

interface Table {
  readonly id: string;
  readonly title: string;
  /** What is said where there are no rows. */
  readonly none: string;
  /** A class of the card. */
  readonly width?: string;
  readonly columns: readonly Column[];
  /** A row's heading, and its cells. */
  readonly rows: readonly (readonly [string, readonly TemplateResult[]])[];
}

function card({ id, title, none, width = '', columns, rows }: Table): TemplateResult {
  const table = html`<div class="table" tabindex="0" role="group" aria-labelledby=${id}>
    <table>
      <thead>
        <tr>
          ${columns.map(([label, kind]) => html`<th scope="col" class=${kind ?? nothing}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([heading, cells]) =>
            html`<tr>
              <th scope="row">${heading}</th>
              ${cells}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
  return html`<section class="card ${width}" aria-labelledby=${id}>
    <header><h3 id=${id}>${title}</h3></header>
    ${rows.length ? table : html`<p class="note">${none}</p>`}
  </section>`;
}

const statusCell = (text: string, tone: Tone): TemplateResult => html`<td><span class="pill ${tone}">${icon(tone)}${sentence(text)}</span></td>`;

const numberCell = (number: number, tone = ''): TemplateResult => html`<td class="number ${tone}">${number.toLocaleString('en')}</td>`;

/** The reasons behind a number, the most frequent first. */
function reasonsCell(counts: Readonly<Record<string, number>>, isBad = false): TemplateResult {
  const reasons = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const because = html`<span class="because">${reasons.map(([reason, number]) => html`<span>${number.toLocaleString('en')} × ${reasonText(reason)}</span>`)}</span>`;
  return html`<td class=${isBad ? 'is-bad' : ''}>${sum(counts) ? because : html`<span class="quiet">–</span>`}</td>`;
}

/** How each sink fares, the webhook among them. */
export function sinkTable(sinks: Health['sinks']): TemplateResult {
  return card({
    id: 'sinks',
    title: 'Attempts and failures per sink',
    none: 'There is no sink.',
    columns: [['Sink'], ['Status'], ['Attempts', 'number'], ['Delivered', 'number'], ['To be repeated', 'number'], ['Failed', 'number'], ['Waiting'], ['Not sent'], ['Carried / restored', 'number']],
    rows: Object.entries(sinks).map(([name, sink]) => [
      nameOf(name),
      [
        statusCell(sink.status, sinkTones[sink.status]),
        numberCell(sink.attempts),
        numberCell(sink.delivered),
        numberCell(repeatedOf(sink), repeatedOf(sink) ? 'is-wait' : ''),
        numberCell(sink.failed, sink.failed ? 'is-bad' : ''),
        reasonsCell(sink.held),
        reasonsCell(sink.dropped, lostOf(sink.dropped) > 0),
        html`<td class="number">${sink.carried.toLocaleString('en')} / ${sink.restored.toLocaleString('en')}</td>`,
      ],
    ]),
  });
}

/** What each source has heard. */
export function sourceTable(sources: Health['sources']): TemplateResult {
  return card({
    id: 'sources',
    title: 'Sources',
    none: 'There is no source.',
    columns: [['Source'], ['Status'], ['Received', 'number'], ['Accepted', 'number'], ['Repeated', 'number'], ['Ignored', 'number'], ['Rejected']],
    rows: Object.entries(sources).map(([name, source]) => [
      nameOf(name),
      [
        statusCell(source.status, sourceTones[source.status]),
        numberCell(source.received),
        numberCell(source.accepted),
        numberCell(source.duplicate),
        numberCell(source.ignored),
        reasonsCell(source.rejected, sum(source.rejected) > 0),
      ],
    ]),
  });
}

function rateCell(event: Health['events'][string], sink: string, owed: number): TemplateResult {
  const { delivered, failed, due, rate } = qualityOf(event, sink, owed);
  if (rate === undefined) return html`<td class="quiet"><span aria-hidden="true">–</span><span class="unseen">nothing to send</span></td>`;
  return html`<td>
    <span class="rate ${rate === 1 ? '' : failed ? 'none' : 'some'}"
      ><svg width="48" height="6" aria-hidden="true">${svg`<rect width=${48 * rate} height="6" rx="3" />`}</svg><span>${Math.floor(rate * 100)}%<span class="unseen">, ${delivered} of ${due}${failed ? `, ${failed} failed` : ''}</span></span></span
    >
  </td>`;
}

/** How each type of event fares at each sink. */
export function qualityTable({ events, sinks }: Health, owed: Owed): TemplateResult {
  const names = Object.keys(sinks);
  return card({
    id: 'quality',
    title: 'Delivery quality per event type',
    none: 'No event yet.',
    width: 'wider',
    columns: [['Event type'], ['Accepted', 'number'], ...names.map((name): Column => [nameOf(name)])],
    rows: Object.entries(events)
      .sort(([, a], [, b]) => b.accepted - a.accepted)
      .map(([type, event]) => [sentence(type), [numberCell(event.accepted), ...names.map((name) => rateCell(event, name, owed(type, name)))]]),
  });
}
