import type { Health } from '@chat-analytics/core';
import type { SinkName } from './plan.js';

/** One hit on the wire. */
export interface HitRecord {
  readonly kind: 'hit';
  readonly sink: SinkName;
  /** The id of the event, as the destination gets it. */
  readonly id: string;
  /** Whether the host had the shopper's consent for this sink at that moment. */
  readonly allowed: boolean;
  /** What Consent Mode said in the hit. */
  readonly gcs?: string | undefined;
}

/** Ids of outcomes that the widget has told the page of. */
export interface OutcomesRecord {
  readonly kind: 'outcomes';
  readonly ids: readonly string[];
}

/** The books of one copy on one page, at one moment. */
export interface BooksRecord {
  readonly kind: 'books';
  readonly page: string;
  readonly copy: number;
  /** Every sentence in which they did not balance so far. */
  readonly unbalanced: readonly string[];
  readonly sinks: Health['sinks'];
}

export type LogRecord = HitRecord | OutcomesRecord | BooksRecord;

const prefix = 'log:';
/** Tells pages of one visit apart, tabs included. */
export const pageId = crypto.randomUUID().slice(0, 8);
let count = 0;

/** Writes at once to where all pages of the visit can read: what a page logs as it goes is not lost with it. */
export function write(record: LogRecord): void {
  const name = record.kind === 'books' ? `books:${record.copy}` : String(count++);
  localStorage.setItem(`${prefix}${pageId}:${name}`, JSON.stringify(record));
}

/** The records of all pages of the visit. Of the books of a copy on a page only the last are there. */
export function read(): LogRecord[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => JSON.parse(localStorage.getItem(key) ?? '') as LogRecord);
}

/** What is stored by anybody else, by the name of the storage and the key. */
export function stored(): string[] {
  return Object.entries({ local: localStorage, session: sessionStorage })
    .flatMap(([kind, storage]) => Object.keys(storage).map((key) => `${kind} ${key}`))
    .filter((key) => !key.startsWith(`local ${prefix}`));
}
