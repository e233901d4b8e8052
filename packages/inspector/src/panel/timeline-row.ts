import { html, type TemplateResult } from 'lit';
import type { RecordedRow, Step } from '../recorder.js';
import { beginningOf, fatesOf, subtitleOf, titleOf, troubleOf } from '../rows.js';
import { clockTime, nameOf, reasonText, sentence, toneOf, toneOfStep, type Tone } from '../words.js';
import { icon } from './icons.js';

/** How a row stands in the list. */
export interface RowPlace {
  /** Counts from 0, from the top. */
  readonly index: number;
  /** Keys act on it. */
  readonly isActive: boolean;
  /** Its details are open. */
  readonly isSelected: boolean;
  select(): void;
}

const pill = (tone: Tone, text: string): TemplateResult => html`<span class="pill ${tone}">${icon(tone)}${text}</span>`;

/** What became of it at one sink, as a word with a sign. */
const fate = (sink: string, step: Step): TemplateResult =>
  html`<span class="pill ${toneOfStep(step)}" title="${nameOf(sink)}: ${step.stage}${step.reason ? `, ${reasonText(step.reason)}` : ''}"
    >${icon(toneOfStep(step))}${nameOf(sink)}<span class="unseen"> ${step.stage}</span></span
  >`;

/** One event, or one payload that became none, and what became of it. */
export function timelineRow(row: RecordedRow, { index, isActive, isSelected, select }: RowPlace): TemplateResult {
  const { number, at, source } = row;
  const beginning = beginningOf(row);
  const fates = [...fatesOf(row)];
  return html`<div role="row" id="row-${number}" class="row ${isActive ? 'active' : ''}" aria-rowindex=${index + 2} aria-selected=${isSelected} @click=${select}>
    <span role="gridcell" class="time">${clockTime(at)}</span>
    <span role="gridcell" class="source">${nameOf(source ?? '')}</span>
    <span role="gridcell" class="cell"><span class="what"><span class="title">${titleOf(row)}</span><span class="sub">${subtitleOf(row)}</span></span></span>
    <span role="gridcell" class="fates">${fates.length ? html`${fates.map(([sink, step]) => fate(sink, step))}<span class="why">${troubleOf(row) ?? ''}</span>` : pill(toneOf[beginning], sentence(beginning))}</span>
  </div>`;
}
