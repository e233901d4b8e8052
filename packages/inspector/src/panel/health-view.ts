import type { ChatAnalytics, Health, SinkHealth } from '@chat-analytics/core';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { figuresOf, lostOf, qualityOf, sum } from '../figures.js';
import type { Recorder } from '../recorder.js';
import { volumeOf, type Volume } from '../volume.js';
import { clockTime, count, nameOf, reasonText, sentence, span, type Tone } from '../words.js';
import { defineElement } from './define.js';
import { healthStyle } from './health-style.js';
import { icon } from './icons.js';
import { createPlot, plotStyle, series, type Plot } from './plot.js';
import { basics } from './tokens.js';

const refreshInterval = 1000;

const ranges = [
  { seconds: 60, label: '1 min' },
  { seconds: 600, label: '10 min' },
  { seconds: 3600, label: '1 hour' },
] as const;

const sinkTones: Readonly<Record<SinkHealth['status'], Tone>> = { ready: 'good', waiting: 'wait', blocked: 'bad', stopped: 'quiet' };
const sourceTones: Readonly<Record<Health['sources'][string]['status'], Tone>> = { listening: 'good', waiting: 'wait', not_found: 'bad', stopped: 'quiet' };

const status = (text: string, tone: Tone): TemplateResult => html`<span class="pill ${tone}">${icon(tone)}${sentence(text)}</span>`;

const total = (sums: Volume['accepted']): number => sums.reduce((all, number) => all + number, 0);

/** The reasons behind a number, the most frequent first. */
function because(counts: Readonly<Record<string, number>>): TemplateResult | typeof nothing {
  const reasons = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return reasons.length ? html`<span class="because">${reasons.map(([reason, number]) => html`<span>${number.toLocaleString('en')} × ${reasonText(reason)}</span>`)}</span>` : nothing;
}

class HealthView extends LitElement {
  static override readonly styles = [
    basics,
    plotStyle,
    healthStyle,
  ];

  declare analytics: ChatAnalytics;
  declare recorder: Recorder;
  private range: number = ranges[1].seconds;
  private plot: Plot | undefined;
  /** The span that the pointer is over. */
  private pointed: number | undefined;
  private timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.requestUpdate(), refreshInterval);
    this.requestUpdate();
    void this.updateComplete.then(() => this.draw());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
    this.plot?.remove();
    this.plot = undefined;
  }

  private volume(): Volume {
    return volumeOf(this.recorder.rows(), Date.now(), this.range);
  }

  private isDrawn(): boolean {
    return this.plot !== undefined;
  }

  private async draw(): Promise<void> {
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (!place || this.isDrawn()) return;
    const plot = await createPlot(place, this.volume(), (index) => {
      if (index === this.pointed) return;
      this.pointed = index;
      this.requestUpdate();
    });
    // It may have been closed, or closed and opened, while uPlot was on its way.
    if (this.isConnected && !this.isDrawn()) this.plot = plot;
    else plot.remove();
  }

  private tiles(health: Health): TemplateResult {
    const { received, accepted, delivered, waiting, lost } = figuresOf(health);
    const tile = (label: string, number: number, tone = ''): TemplateResult => html`<div class="card tile ${number ? tone : ''}"><dt>${label}</dt><dd>${number.toLocaleString('en')}</dd></div>`;
    return html`<dl class="tiles">
      ${tile('Received', received)} ${tile('Accepted', accepted)} ${tile('Delivered', delivered)} ${tile('Waiting', waiting, 'is-wait')} ${tile('Failed or lost', lost, 'is-bad')}
    </dl>`;
  }

  private chart(): TemplateResult {
    const volume = this.volume();
    const sums = { accepted: total(volume.accepted), delivered: total(volume.delivered), failed: total(volume.failed) };
    const label = `In the last ${span(this.range * 1000)}: ${count(sums.accepted, 'event')} accepted, ${count(sums.delivered, 'delivery').replace('deliverys', 'deliveries')}, ${count(sums.failed, 'failure')}`;
    const { pointed = -1 } = this;
    const at = volume.times[pointed];
    return html`<section class="card" aria-labelledby="volume">
      <header>
        <h3 id="volume">Emission volume</h3>
        <p class="legend">
          ${at === undefined ? nothing : html`<span class="at">${clockTime(at * 1000).slice(0, 8)}</span>`}
          ${series.map(
            ({ name, label: words }) =>
              html`<span class=${name}><svg aria-hidden="true" width="14" height="4" viewBox="0 0 14 4"><path d="M1 2h12" stroke="currentColor" stroke-width="3" stroke-linecap="round" /></svg>${words} ${(at === undefined ? sums[name] : (volume[name][pointed] ?? 0)).toLocaleString('en')}</span>`,
          )}
        </p>
        <span class="ranges" role="group" aria-label="How far back">
          ${ranges.map(
            ({ seconds, label: words }) =>
              html`<button
                type="button"
                class="plain"
                aria-pressed=${this.range === seconds}
                @click=${() => {
                  this.range = seconds;
                  this.requestUpdate();
                }}
              >
                ${words}
              </button>`,
          )}
        </span>
      </header>
      <div class="plot" role="img" aria-label=${label}></div>
    </section>`;
  }

  private sinks(sinks: Health['sinks']): TemplateResult {
    const row = ([name, sink]: [string, SinkHealth]): TemplateResult => {
      const lost = lostOf(sink.dropped);
      return html`<tr>
        <th scope="row">${nameOf(name)}</th>
        <td>${status(sink.status, sinkTones[sink.status])}</td>
        <td class="number">${sink.attempts.toLocaleString('en')}</td>
        <td class="number">${sink.delivered.toLocaleString('en')}</td>
        <td class="number ${sink.failed ? 'is-bad' : ''}">${sink.failed.toLocaleString('en')}</td>
        <td>${sum(sink.held) ? because(sink.held) : html`<span class="quiet">–</span>`}</td>
        <td class=${lost ? 'is-bad' : ''}>${sum(sink.dropped) ? because(sink.dropped) : html`<span class="quiet">–</span>`}</td>
        <td class="number">${sink.carried.toLocaleString('en')} / ${sink.restored.toLocaleString('en')}</td>
      </tr>`;
    };
    return html`<section class="card" aria-labelledby="sinks">
      <header><h3 id="sinks">Attempts and failures per sink</h3></header>
      <div class="table" tabindex="0" role="group" aria-labelledby="sinks">
        <table>
          <thead>
            <tr>
              <th scope="col">Sink</th>
              <th scope="col">Status</th>
              <th scope="col" class="number">Attempts</th>
              <th scope="col" class="number">Delivered</th>
              <th scope="col" class="number">Failed</th>
              <th scope="col">Waiting</th>
              <th scope="col">Not sent</th>
              <th scope="col" class="number">Carried / restored</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(sinks).map(row)}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private sources(sources: Health['sources']): TemplateResult {
    return html`<section class="card" aria-labelledby="sources">
      <header><h3 id="sources">Sources</h3></header>
      <div class="table" tabindex="0" role="group" aria-labelledby="sources">
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Status</th>
              <th scope="col" class="number">Received</th>
              <th scope="col" class="number">Accepted</th>
              <th scope="col" class="number">Repeated</th>
              <th scope="col" class="number">Ignored</th>
              <th scope="col">Rejected</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(sources).map(
              ([name, source]) =>
                html`<tr>
                  <th scope="row">${nameOf(name)}</th>
                  <td>${status(source.status, sourceTones[source.status])}</td>
                  <td class="number">${source.received.toLocaleString('en')}</td>
                  <td class="number">${source.accepted.toLocaleString('en')}</td>
                  <td class="number">${source.duplicate.toLocaleString('en')}</td>
                  <td class="number">${source.ignored.toLocaleString('en')}</td>
                  <td class=${sum(source.rejected) ? 'is-bad' : ''}>${sum(source.rejected) ? because(source.rejected) : html`<span class="quiet">–</span>`}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private quality({ events, sinks }: Health): TemplateResult {
    const names = Object.keys(sinks);
    const types = Object.entries(events).sort(([, a], [, b]) => b.accepted - a.accepted);
    const cell = (event: Health['events'][string], sink: string): TemplateResult => {
      const { delivered, failed, rate } = qualityOf(event, sink);
      const share = rate ?? (delivered ? 1 : 0);
      const percent = `${Math.floor(share * 100)}%`;
      return html`<td>
        <span class="rate ${share === 1 ? '' : failed ? 'none' : 'some'}"
          ><svg width="48" height="6" aria-hidden="true">${svg`<rect width=${48 * share} height="6" rx="3" />`}</svg><span>${percent}<span class="unseen">, ${delivered} of ${event.accepted}${failed ? `, ${failed} failed` : ''}</span></span></span
        >
      </td>`;
    };
    return html`<section class="card wider" aria-labelledby="quality">
      <header><h3 id="quality">Delivery quality per event type</h3></header>
      ${types.length
        ? html`<div class="table" tabindex="0" role="group" aria-labelledby="quality">
            <table>
              <thead>
                <tr>
                  <th scope="col">Event type</th>
                  <th scope="col" class="number">Accepted</th>
                  ${names.map((name) => html`<th scope="col">${nameOf(name)}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${types.map(
                  ([type, event]) =>
                    html`<tr>
                      <th scope="row">${sentence(type)}</th>
                      <td class="number">${event.accepted.toLocaleString('en')}</td>
                      ${names.map((name) => cell(event, name))}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : html`<p class="note">No event yet.</p>`}
    </section>`;
  }

  private failures(failures: Health['recent_failures']): TemplateResult {
    return html`<section class="card narrower" aria-labelledby="failures">
      <header><h3 id="failures">Recent failures</h3></header>
      ${failures.length
        ? html`<ul class="failures" tabindex="0" aria-labelledby="failures">
            ${[...failures].reverse().map(
              ({ at, where, reason, event_type: type, event_id: id, detail }) =>
                html`<li>
                  <span class="time">${clockTime(Date.parse(at))}</span><strong>${nameOf(where)}</strong><span>${type ? `${sentence(type)}: ` : ''}${reasonText(reason)}${detail ? ` (${detail})` : ''}</span
                  >${id ? html`<code class="quiet">${id}</code>` : nothing}
                </li>`,
            )}
          </ul>`
        : html`<p class="note">None. What fails or is lost is listed here, without personal data.</p>`}
    </section>`;
  }

  protected override updated(): void {
    this.plot?.show(this.volume());
  }

  protected override render(): TemplateResult {
    const health = this.analytics.health();
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Health">
      <div class="page">${this.tiles(health)} ${this.chart()} ${this.sinks(health.sinks)} ${this.sources(health.sources)} ${this.quality(health)} ${this.failures(health.recent_failures)}</div>
    </div>`;
  }
}

/** Makes the view of `health()`. */
export function createHealthView(analytics: ChatAnalytics, recorder: Recorder): HTMLElement {
  const view = defineElement('chat-analytics-inspector-health', HealthView);
  view.analytics = analytics;
  view.recorder = recorder;
  return view;
}
