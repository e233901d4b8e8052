import { css, html, nothing, type TemplateResult } from 'lit';
import { readLayers, showEntry } from '../data-layer.js';
import type { RecordedRow, Step } from '../recorder.js';
import { beginningOf, fatesOf, refusalOf, titleOf } from '../rows.js';
import { shapeOf } from '../shape.js';
import { clockTime, nameOf, reasonText, sentence, span, toneOf, toneOfStep } from '../words.js';
import { icon } from './icons.js';
import { json } from './json.js';

export const detailsStyle = css`
  .details {
    overflow: auto;
    min-block-size: 0;
    border-inline-start: 1px solid var(--line);
    background: var(--ground);
  }
  .details > header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 12px 10px 20px;
    background: var(--ground);
    border-block-end: 1px solid var(--line);
  }
  .details h2 {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .details .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    padding: 16px 20px 24px;
  }
  .details h3 {
    margin-block-end: 8px;
  }
  .details .hint {
    margin-block: -4px 8px;
    color: var(--quiet);
    font-size: 12px;
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 16px;
  }
  .facts dt {
    color: var(--quiet);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .ways {
    display: grid;
    gap: 8px;
    list-style: none;
  }
  .way {
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .way > p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .way ol {
    margin-block-start: 6px;
    list-style: none;
    color: var(--quiet);
    font-size: 12px;
  }
  .way ol li {
    display: flex;
    gap: 10px;
  }
  .way ol .after {
    flex: 0 0 64px;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .details .json + .json {
    margin-block-start: 8px;
  }
`;

const stepLine = ({ at, stage, reason }: Step, since: number): TemplateResult =>
  html`<li><span class="after">+${span(at - since)}</span><span>${sentence(stage)}${reason ? `: ${reasonText(reason)}` : ''}</span></li>`;

function way(sink: string, now: Step, row: RecordedRow): TemplateResult {
  const steps = row.steps.filter((step) => step.sink === sink);
  const tone = toneOfStep(now);
  return html`<li class="way">
    <p><strong>${nameOf(sink)}</strong><span class="pill ${tone}">${icon(tone)}${sentence(now.stage)}</span>${now.reason ? html`<span class="quiet">${reasonText(now.reason)}</span>` : nothing}</p>
    ${steps.length > 1 ? html`<ol>${steps.map((step) => stepLine(step, row.at))}</ol>` : nothing}
  </li>`;
}

/** The facts of a row that people look for first. */
function facts(row: RecordedRow): TemplateResult {
  const { event, at, source } = row;
  const entries: [string, string | undefined][] = [
    ['Source', source && nameOf(source)],
    ['Vendor’s name', event?.vendor_event],
    ['Event id', event?.event_id],
    ['Conversation', event?.conversation_id],
    ['Actor', event && (event.inferred ? `${event.actor}, inferred` : event.actor)],
    ['Page', event?.page_path],
    ['Seen at', clockTime(at)],
    ['Why', refusalOf(row) && reasonText(refusalOf(row) ?? '')],
  ];
  return html`<dl class="facts">${entries.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}</dl>`;
}

function onTheLayer({ event }: RecordedRow): TemplateResult | typeof nothing {
  const found = event ? readLayers(window).filter(({ id }) => id === event.event_id) : [];
  if (!found.length) return nothing;
  return html`<div>
    <h3>On the data layer</h3>
    <p class="hint">As it stands there now: calls of gtag, and pushes for Google Tag Manager.</p>
    ${found.map((entry) => json(showEntry(entry, event), `On the data layer: ${entry.name}`))}
  </div>`;
}

/** All that is known of one row. */
export function details(row: RecordedRow, { close, copy }: { readonly close: () => void; readonly copy: () => void }): TemplateResult {
  const { event, payload } = row;
  const fates = [...fatesOf(row)];
  const beginning = beginningOf(row);
  const title = titleOf(row);
  return html`<article class="details" aria-label="Details: ${title}" tabindex="0">
    <header>
      <h2>${title}</h2>
      <button type="button" class="plain" @click=${copy}>Copy JSON</button>
      <button type="button" class="plain" aria-label="Close the details" @click=${close}>${icon('close')}</button>
    </header>
    <div class="body">
      ${facts(row)}
      <div>
        <h3>What became of it</h3>
        <ul class="ways">
          ${fates.length
            ? fates.map(([sink, now]) => way(sink, now, row))
            : html`<li class="way"><p><span class="pill ${toneOf[beginning]}">${icon(toneOf[beginning])}${sentence(beginning)}</span><span class="quiet">${beginning === 'accepted' ? 'no sink was given it' : 'it reached no sink'}</span></p></li>`}
        </ul>
      </div>
      ${event
        ? html`<div>
            <h3>Normalized event</h3>
            <p class="hint">What each sink was given.</p>
            ${json(event, 'Normalized event')}
          </div>`
        : nothing}
      ${onTheLayer(row)}
      ${payload === undefined
        ? nothing
        : html`<div>
            <h3>What the vendor sent</h3>
            <p class="hint">Only values that the event has too are shown. Of the rest there is the kind.</p>
            ${json(shapeOf(payload, event), 'What the vendor sent')}
          </div>`}
    </div>
  </article>`;
}
