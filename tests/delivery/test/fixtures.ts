import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import type {} from '../page/visit.js';
import type { BooksRecord, HitRecord, LogRecord } from '../page/log.js';
import type { Plan, SinkName } from '../page/plan.js';
import { openSite } from './site.js';
import { tableRow, wireAnnotation } from './wire-table.js';

/** What came out of a visit, over all its pages. */
interface Outcome {
  /** Distinct outcomes that the widget told of. */
  readonly outcomes: number;
  /** Distinct events on the wire. */
  readonly ga4: number;
  readonly meta: number;
  /** Hits whose event had been on the same wire before. */
  readonly duplicates: number;
  readonly beforeConsent: number;
}

/** A shopper's visit. */
export interface Visit {
  /** Opens a page of the shop, in the visit's tab or another one. */
  open(plan?: Plan, tab?: Page): Promise<void>;
  outcome(): Promise<Outcome>;
  /** Waits until so many distinct events are on each wire. */
  arrived(count: number): Promise<void>;
  /** The last books of every page and copy. */
  books(tab?: Page): Promise<BooksRecord[]>;
  hits(): Promise<HitRecord[]>;
}

interface Fixtures {
  visit: Visit;
}

interface WorkerFixtures {
  site: string;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const booksOf = (records: readonly LogRecord[]): BooksRecord[] => records.filter((record) => record.kind === 'books');
const hitsOf = (records: readonly LogRecord[]): HitRecord[] => records.filter((record) => record.kind === 'hit');
const outcomesOf = (records: readonly LogRecord[]): Set<string> => new Set(records.flatMap((record) => (record.kind === 'outcomes' ? record.ids : [])));

/** What came out of a visit, by its log. */
export function count(records: readonly LogRecord[]): Outcome {
  const hits = hitsOf(records);
  const distinct = (sink: SinkName): number => new Set(hits.filter((hit) => hit.sink === sink).map(({ id }) => id)).size;
  const [ga4, meta] = [distinct('ga4'), distinct('meta')];
  return { outcomes: outcomesOf(records).size, ga4, meta, duplicates: hits.length - ga4 - meta - distinct('gtm'), beforeConsent: hits.filter(({ allowed }) => !allowed).length };
}

/**
 * Of every visit: the books of all its pages balanced whenever they were looked at, and told no more and no less deliveries than were on
 * the wire; and nothing was there that the widget had not told of.
 */
export function check(records: readonly LogRecord[], info: TestInfo): void {
  const { ga4, meta, duplicates, beforeConsent, outcomes } = count(records);
  info.annotations.push({ type: wireAnnotation, description: tableRow([`${ga4} / ${outcomes}`, `${meta} / ${outcomes}`, duplicates, beforeConsent]) });
  for (const { unbalanced } of booksOf(records)) expect(unbalanced).toEqual([]);
  for (const sink of ['ga4', 'meta', 'gtm'] as const) {
    const delivered = sum(booksOf(records).map(({ sinks }) => sinks[sink]?.delivered ?? 0));
    expect(delivered, `delivered by the books of ${sink}`).toBe(hitsOf(records).filter((hit) => hit.sink === sink).length);
  }
  const known = outcomesOf(records);
  expect(hitsOf(records).filter(({ id }) => !known.has(id))).toEqual([]);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern
    async ({}, use) => {
      const { address, close } = await openSite();
      await use(address);
      close();
    },
    { scope: 'worker' },
  ],

  visit: async ({ context, page, site }, use, info) => {
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(error.error().message));
    async function read(from = page): Promise<LogRecord[]> {
      // Not every page of the site is one of the shop.
      for (const tab of context.pages()) await tab.evaluate(() => (window as Partial<Window>).visit?.book());
      return from.evaluate(() => window.visit.read());
    }

    const visit: Visit = {
      async open(plan = {}, tab = page) {
        await tab.goto(`${site}?plan=${encodeURIComponent(JSON.stringify(plan))}`);
      },
      outcome: async () => count(await read()),
      arrived: (wanted) =>
        expect
          .poll(async () => {
            const { ga4, meta } = count(await read());
            return { ga4, meta };
          })
          .toEqual({ ga4: wanted, meta: wanted }),
      books: async (tab) => booksOf(await read(tab)),
      hits: async () => hitsOf(await read()),
    };
    await use(visit);

    check(await read(), info);
    expect(errors).toEqual([]);
  },
});

export { expect };
