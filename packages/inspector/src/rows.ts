import { isRecord, type LedgerEntry } from '@chat-analytics/core';
import type { RecordedRow, Step } from './recorder.js';
import { shapeOf } from './shape.js';
import { nameOf, reasonText, sentence, toneOfStep } from './words.js';

/** What of the timeline is wanted; an empty text is everything. */
export interface RowFilter {
  readonly source: string;
  readonly type: string;
  readonly stage: string;
  readonly sink: string;
  readonly text: string;
}

export const everything: RowFilter = { source: '', type: '', stage: '', sink: '', text: '' };

/** How things stand with each sink: the last step there. */
export function fatesOf({ steps }: RecordedRow): Map<string, Step> {
  const fates = new Map<string, Step>();
  for (const step of steps) if (step.sink) fates.set(step.sink, step);
  return fates;
}

/** Why it is not where it should be, at the sink where things stand worst. */
export function troubleOf(row: RecordedRow): string | undefined {
  const fates = [...fatesOf(row)];
  const worst = (['bad', 'wait', 'quiet'] as const).map((tone) => fates.find(([, step]) => toneOfStep(step) === tone)).find((fate) => fate !== undefined);
  if (!worst?.[1].reason) return undefined;
  const [sink, { reason }] = worst;
  return `${nameOf(sink)}: ${reasonText(reason)}`;
}

/** What the source made of it; what came from a page before is `restored`. */
export function beginningOf({ steps }: RecordedRow): LedgerEntry['stage'] {
  return steps.find(({ sink }) => !sink)?.stage ?? steps[0]?.stage ?? 'accepted';
}

/** Where vendors write what an event is. */
const nameKeys = ['event_type', 'action', 'event', 'type'];
const names = new WeakMap<RecordedRow, string>();

function nameIn({ payload, event }: RecordedRow): string {
  const shape = shapeOf(payload, event);
  if (!isRecord(shape)) return '';
  const found = nameKeys.map((key) => shape[key]).find((value) => typeof value === 'string' && !value.startsWith('('));
  return typeof found === 'string' ? found : '';
}

/** The vendor's name of what did not become an event, as far as it may be shown. */
export function vendorNameOf(row: RecordedRow): string {
  const known = names.get(row);
  if (known !== undefined) return known;
  const name = row.event?.vendor_event ?? nameIn(row);
  names.set(row, name);
  return name;
}

/** What a row is about, in a few words. */
export const titleOf = (row: RecordedRow): string => (row.event ? sentence(row.event.event_type) : vendorNameOf(row) || sentence(beginningOf(row)));

/** What else is to be said of it in a few words: the vendor's name of an event, or why there is none. */
export function subtitleOf(row: RecordedRow): string {
  const reason = refusalOf(row);
  if (reason) return reasonText(reason);
  if (row.event) return row.event.vendor_event;
  return beginningOf(row) === 'duplicate' ? 'told again by the vendor' : '';
}

/** Why it did not become an event, if it did not. */
export const refusalOf = ({ steps }: RecordedRow): string | undefined => steps.find(({ sink }) => !sink)?.reason;

function contains(row: RecordedRow, text: string): boolean {
  const { event, source = '', steps } = row;
  const wanted = text.toLowerCase();
  const has = (value: string | undefined): boolean => value?.toLowerCase().includes(wanted) ?? false;
  return has(source) || has(event?.event_type) || has(event?.event_type.replaceAll('_', ' ')) || has(event?.vendor_event) || has(event?.event_id) || has(event?.conversation_id) || (!event && has(vendorNameOf(row))) || steps.some(({ reason }) => has(reason));
}

/** The rows that a filter lets through. A stage with a sink is the fate at that sink; alone it is any that holds now. */
export function filterRows(rows: readonly RecordedRow[], { source, type, stage, sink, text }: RowFilter): readonly RecordedRow[] {
  if (!source && !type && !stage && !sink && !text) return rows;
  return rows.filter((row) => {
    if (source && row.source !== source) return false;
    if (type && row.event?.event_type !== type) return false;
    if (stage || sink) {
      const fates = fatesOf(row);
      if (sink && !fates.has(sink)) return false;
      if (stage && !(sink ? fates.get(sink)?.stage === stage : beginningOf(row) === stage || [...fates.values()].some((fate) => fate.stage === stage))) return false;
    }
    return !text || contains(row, text);
  });
}

type Choices = Readonly<Record<'source' | 'type' | 'sink', readonly string[]>>;

/** A list of rows never changes, and is asked about at every scroll. */
const choices = new WeakMap<readonly RecordedRow[], Choices>();

/** What can be chosen from: each name that there is, in order. */
export function choicesOf(rows: readonly RecordedRow[]): Choices {
  const known = choices.get(rows);
  if (known) return known;
  const sources = new Set<string>();
  const types = new Set<string>();
  const sinks = new Set<string>();
  for (const { source, event, steps } of rows) {
    if (source) sources.add(source);
    if (event) types.add(event.event_type);
    for (const { sink } of steps) if (sink) sinks.add(sink);
  }
  const found = { source: [...sources].sort(), type: [...types].sort(), sink: [...sinks].sort() };
  choices.set(rows, found);
  return found;
}

/** A row as data that may leave the page: the payload by its shape alone. */
export function exportRow(row: RecordedRow): object {
  const { source, event, payload, steps } = row;
  return {
    source,
    ...(event ? { event } : {}),
    ...(payload === undefined ? {} : { payload_shape: shapeOf(payload, event) }),
    steps: steps.map(({ at, stage, sink, reason }) => ({ at: new Date(at).toISOString(), stage, ...(sink ? { sink } : {}), ...(reason ? { reason } : {}) })),
  };
}
