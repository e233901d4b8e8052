import type { ChatAnalytics, Health } from '@chat-analytics/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { figuresOf } from '../figures.js';
import type { Recorder } from '../recorder.js';
import { volumeOf, type Volume } from '../volume.js';
import { clockTime, count, nameOf, reasonText, sentence, span } from '../words.js';
import { defineElement } from './define.js';
import { healthStyle } from './health-style.js';
import { qualityTable, sinkTable, sourceTable } from './health-tables.js';
import { createPlot, plotStyle, series, type Plot } from './plot.js';
import { scrollStyle } from './scroll-style.js';
import { basics } from './tokens.js';

const refreshInterval = 1000;

const ranges = [
  { seconds: 60, label: '1 min' },
  { seconds: 600, label: '10 min' },
  { seconds: 3600, label: '1 hour' },
] as const;

const total = (sums: Volume['accepted']): number => sums.reduce((all, number) => all + number, 0);

class HealthView extends LitElement {
  static override readonly styles = [basics, scrollStyle, plotStyle, healthStyle];

  declare analytics: ChatAnalytics;
  declare recorder: Recorder;
  private range: number = ranges[1].seconds;
  private plot: Plot | undefined;
  /** The span that the pointer is over. */
  private pointed: number | undefined;
  private timer: number | undefined;
  /** Whether uPlot could not be had. */
  private isPlotMissing = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.requestUpdate(), refreshInterval);
    this.isPlotMissing = false;
    this.requestUpdate();
    void this.updateComplete
      .then(() => this.draw())
      .catch(() => {
        this.isPlotMissing = true;
        this.requestUpdate();
      });
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

  /** Whether rows were given up that the range would have in it. */
  private isCut(): boolean {
    const [oldest] = this.recorder.rows();
    return this.recorder.forgotten() > 0 && oldest !== undefined && oldest.at > Date.now() - this.range * 1000;
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
      ${this.isPlotMissing ? html`<p class="note" role="status">The plot could not be loaded. The sums stand above. To try again, choose another tab and come back.</p>` : nothing}
      ${this.isCut() ? html`<p class="note">The latest ${count(this.recorder.rows().length, 'row')} only: what is older was forgotten, and is not in these sums.</p>` : nothing}
      <div class="plot" role="img" aria-label=${label} ?hidden=${this.isPlotMissing}></div>
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
      <div class="page">${this.tiles(health)} ${this.chart()} ${sinkTable(health.sinks)} ${sourceTable(health.sources)} ${qualityTable(health, this.recorder.owed)} ${this.failures(health.recent_failures)}</div>
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
