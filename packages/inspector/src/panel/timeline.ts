import type { ChatAnalytics, Stop } from '@chat-analytics/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { everything, exportRow, filterRows, type RowFilter } from '../rows.js';
import type { RecordedRow, Recorder } from '../recorder.js';
import { count } from '../words.js';
import { copyText } from './copy.js';
import { defineElement } from './define.js';
import { details, detailsStyle } from './details.js';
import { jsonStyle } from './json.js';
import { createNotice } from './notice.js';
import { emptyTimeline } from './empty-timeline.js';
import { timelineFilters } from './timeline-filters.js';
import { timelineNarrowStyle } from './timeline-narrow-style.js';
import { timelineRow } from './timeline-row.js';
import { headHeight, narrow, rowHeights, timelineStyle } from './timeline-style.js';
import { basics } from './tokens.js';

/** Rows beyond what is seen that are there all the same, so that a quick scroll shows no gap. */
const spare = 8;
/** How often what is new is shown, in milliseconds. */
const refreshInterval = 150;

class Timeline extends LitElement {
  static override readonly styles = [basics, jsonStyle, detailsStyle, timelineStyle, timelineNarrowStyle];

  declare analytics: ChatAnalytics;
  declare recorder: Recorder;
  private filter: RowFilter = everything;
  private paused: readonly RecordedRow[] | undefined;
  private shown: readonly RecordedRow[] = [];
  /** What `shown` was made of. */
  private filtered: readonly RecordedRow[] | undefined;
  private filteredBy = everything;
  /** The number of the row that keys act on, and of the one whose details are open. */
  private active: number | undefined;
  private selected: number | undefined;
  private notice = createNotice(() => this.requestUpdate());
  private first = 0;
  /** How far the list was scrolled, which an element forgets while it is not shown. */
  private top = 0;
  private visible = 20;
  private rowHeight = rowHeights.wide;
  private stopWatching: Stop | undefined;
  private timer: number | undefined;
  private sizes: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = this.recorder.watch(() => {
      this.timer ??= window.setTimeout(() => {
        this.timer = undefined;
        if (!this.paused) this.requestUpdate();
      }, refreshInterval);
    });
    const grid = this.grid();
    if (grid) grid.scrollTop = this.top;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const main = this.renderRoot.querySelector('.main');
      if (!main || !this.isConnected) return;
      this.sizes = new ResizeObserver(() => {
        const height = main.clientWidth < narrow ? rowHeights.narrow : rowHeights.wide;
        // Who reads further down goes on with the same rows.
        this.comeIn += this.first * (height - this.rowHeight);
        this.rowHeight = height;
        this.visible = Math.ceil(main.clientHeight / this.rowHeight);
        this.requestUpdate();
      });
      this.sizes.observe(main);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
    this.sizes?.disconnect();
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.notice.clear();
  }

  private grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.grid');
  }

  /** The newest row stands first: the place of the n-th from the top. */
  private at(index: number): RecordedRow | undefined {
    return this.shown.at(-1 - index);
  }

  /** The place of a row from the top, or -1 where it is not shown. */
  private indexOf(number: number | undefined): number {
    const index = this.shown.findIndex((row) => row.number === number);
    return index < 0 ? -1 : this.shown.length - 1 - index;
  }

  protected override willUpdate(): void {
    const before = this.shown;
    const rows = this.paused ?? this.recorder.rows();
    // A scroll changes neither.
    if (rows === this.filtered && this.filter === this.filteredBy) return;
    this.filtered = rows;
    this.filteredBy = this.filter;
    this.shown = filterRows(rows, this.filter);
    if (this.selected !== undefined && this.indexOf(this.selected) < 0) this.selected = undefined;
    const grid = this.grid();
    if (!grid || grid.scrollTop === 0) return;
    // Who reads further down stays where they are while new rows come in above.
    const last = before.at(-1);
    const added = last ? this.indexOf(last.number) : 0;
    if (added > 0 && added < this.shown.length) {
      this.first += added;
      this.comeIn += added * this.rowHeight;
    }
  }

  /** By how much the list is to be scrolled, for rows above that came in, or have another height. */
  private comeIn = 0;

  protected override updated(): void {
    const grid = this.grid();
    const space = this.renderRoot.querySelector<HTMLElement>('.space');
    const slice = this.renderRoot.querySelector<HTMLElement>('.slice');
    // Set from here rather than in an attribute, which a policy against inline styles would refuse.
    space?.style.setProperty('block-size', `${this.shown.length * this.rowHeight}px`);
    slice?.style.setProperty('transform', `translateY(${this.from() * this.rowHeight}px)`);
    if (grid && this.comeIn) grid.scrollTop += this.comeIn;
    this.comeIn = 0;
  }

  private from(): number {
    return Math.max(0, Math.min(this.first - spare, this.shown.length - this.visible - spare));
  }

  private set(change: Partial<RowFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.first = 0;
    this.top = 0;
    const grid = this.grid();
    if (grid) grid.scrollTop = 0;
    this.requestUpdate();
  }

  private onScroll(): void {
    this.top = this.grid()?.scrollTop ?? 0;
    this.first = Math.floor(this.top / this.rowHeight);
    this.requestUpdate();
  }

  private select(number: number | undefined): void {
    this.selected = number;
    this.active = number ?? this.active;
    this.notice.clear();
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const grid = this.grid();
      // Where there is little width the details lie over the list, which cannot keep the focus.
      if (grid && getComputedStyle(grid).visibility === 'hidden') this.renderRoot.querySelector<HTMLElement>('.details')?.focus();
    });
  }

  private onKey(event: KeyboardEvent): void {
    const at = this.indexOf(this.active);
    const last = this.shown.length - 1;
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + this.visible - 1, PageUp: at - this.visible + 1 };
    const to = steps[event.key];
    if (event.key === 'Enter' && this.active !== undefined) this.select(this.active);
    else if (to !== undefined) this.moveTo(Math.max(0, Math.min(to, last)));
    else return;
    event.preventDefault();
  }

  private onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.selected === undefined) return;
    event.preventDefault();
    this.close();
  }

  private close(): void {
    this.select(undefined);
    void this.updateComplete.then(() => this.grid()?.focus());
  }

  private moveTo(index: number): void {
    const grid = this.grid();
    this.active = this.at(index)?.number;
    if (this.selected !== undefined) this.selected = this.active;
    if (grid) {
      const top = index * this.rowHeight;
      const seen = grid.clientHeight - (this.rowHeight === rowHeights.wide ? headHeight : 0) - this.rowHeight;
      if (top < grid.scrollTop) grid.scrollTop = top;
      else if (top > grid.scrollTop + seen) grid.scrollTop = top - seen;
      this.first = Math.floor(grid.scrollTop / this.rowHeight);
    }
    this.requestUpdate();
  }

  private async copy(what: unknown): Promise<void> {
    this.notice.say((await copyText(JSON.stringify(what, null, 2))) ? 'Copied as JSON' : 'The browser does not let this page copy');
  }

  private pause(): void {
    this.paused = this.paused ? undefined : this.recorder.rows();
    this.requestUpdate();
  }

  private bar(): TemplateResult {
    const { shown } = this;
    const copied = this.notice.text();
    return html`<div class="bar" role="search" aria-label="Filters">
      ${timelineFilters(this.paused ?? this.recorder.rows(), this.filter, (change) => this.set(change))}
      <span class="end">
        <span class="quiet number">${copied ? '' : `${this.recorder.forgotten() ? 'the latest ' : ''}${count(shown.length, 'row')}`}</span><span class="quiet" role="status">${copied}</span>
        <button type="button" class="plain" aria-pressed=${this.paused !== undefined} @click=${() => this.pause()}>Pause</button>
        <button type="button" class="plain" ?disabled=${!shown.length} @click=${() => void this.copy(shown.map(exportRow))}>Copy JSON</button>
      </span>
    </div>`;
  }

  private list(): TemplateResult {
    const from = this.from();
    const rows = Array.from({ length: Math.min(this.visible + 2 * spare, this.shown.length - from) }, (_, offset) => this.at(from + offset)).filter((row) => row !== undefined);
    const activeShown = rows.some(({ number }) => number === this.active);
    return html`<div
      class="grid"
      role="grid"
      tabindex="0"
      aria-label="Events, newest first"
      aria-rowcount=${this.shown.length + 1}
      aria-activedescendant=${activeShown ? `row-${String(this.active)}` : nothing}
      @scroll=${() => this.onScroll()}
      @keydown=${(event: KeyboardEvent) => this.onKey(event)}
    >
      <div role="rowgroup" class="rowgroup">
        <div role="row" class="row head" aria-rowindex="1">
          <span role="columnheader" class="time">Time</span><span role="columnheader" class="source">Source</span><span role="columnheader">Event</span><span role="columnheader">What became of it</span>
        </div>
      </div>
      <div role="rowgroup" class="space"><div role="presentation" class="slice">${rows.map((row, offset) => timelineRow(row, { index: from + offset, isActive: row.number === this.active, isSelected: row.number === this.selected, select: () => this.select(row.number) }))}</div></div>
    </div>`;
  }

  protected override render(): TemplateResult {
    const selected = this.selected === undefined ? undefined : this.shown.find(({ number }) => number === this.selected);
    return html`${this.bar()}
      <div class="main ${selected ? 'split' : ''}" @keydown=${(event: KeyboardEvent) => this.onEscape(event)}>
        ${this.shown.length ? this.list() : emptyTimeline(this.recorder.rows().length > 0)}
        ${selected
          ? details(selected, {
              close: () => this.close(),
              copy: () => void this.copy(exportRow(selected)),
            })
          : nothing}
      </div>`;
  }
}

/** Makes the list of events and what became of them. */
export function createTimeline(analytics: ChatAnalytics, recorder: Recorder): HTMLElement {
  const view = defineElement('chat-analytics-inspector-timeline', Timeline);
  view.analytics = analytics;
  view.recorder = recorder;
  return view;
}
