import { readTime } from './clock.js';
import type { ReportIssue } from './issues.js';
import { isRecord } from './options.js';
import type { PropertyKind } from './property-table.js';

/** Longest values, in characters. What is longer is cut, but for ids, where a cut would make two things one: those are refused. */
const longestId = 256;
const longestChoice = 100;
const longestText = 1000;
/** Most entries of a list. */
const mostEntries = 50;
/** How much further than a value may go something is hidden: half an e-mail address is one still. */
const margin = 256;

/** Reads what a vendor sent as the schema has it, or nothing where it is not of that kind. Reports, under `where`, that it leaves part of it out. */
export type Reader = (value: unknown, where?: string, allowedKeys?: readonly string[]) => unknown;

/** How each kind of value is read. */
export type Readers = Readonly<Record<PropertyKind, Reader>>;

/** The first characters of a text, without half a character at the end: encoders throw on one. */
export function cutText(text: string, longest: number): string {
  return text.length > longest ? text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : text;
}

/** A number as text, and anything else as it is. */
export const fromNumber = (value: unknown): unknown => (Number.isFinite(value) ? String(value) : value);

/** An id, or nothing: neither too long, nor like an e-mail address. */
export function readId(value: unknown): string | undefined {
  const id = fromNumber(value);
  return typeof id === 'string' && id && id.length <= longestId && !(/[@＠%]/.test(id) && /\S(?:[@＠]|%(25)*40)\S+[.．]\S/.test(id)) ? id : undefined;
}

function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Makes the readers. What they let through as text has gone through `hide`, which takes personal data out. */
export function createReaders(hide: (text: string) => string, report: ReportIssue): Readers {
  function cut(where?: string): void {
    if (where) report('trimmed', where);
  }

  function readText(value: unknown, where?: string, longest = longestText): string | undefined {
    if (typeof value !== 'string') return undefined;
    if (value.length > longest) cut(where);
    const hidden = hide(cutText(value, longest + margin));
    // What is hidden may have become so much shorter that the half at the very end moves within the bounds.
    return cutText(hidden, value.length > longest + margin ? Math.max(0, Math.min(longest, hidden.length - margin)) : longest) || undefined;
  }

  const readList =
    (read: (entry: unknown, where?: string) => string | undefined): Reader =>
    (value, where) => {
      if (!Array.isArray(value)) return undefined;
      const list = value.slice(0, mostEntries).flatMap((entry) => read(entry, where) ?? []);
      if (list.length < value.length) cut(where);
      return list;
    };

  return {
    choice: (value, where) => readText(fromNumber(value), where, longestChoice),
    id: readId,
    ids: readList(readId),
    text: (value, where) => readText(value, where),
    texts: readList((entry, where) => readText(entry, where)),
    length(value) {
      if (typeof value === 'string' || Array.isArray(value)) return value.length;
      // An event of the host's, or from storage, has been measured.
      return Number.isInteger(value) && Number(value) >= 0 ? value : undefined;
    },
    flag: (value) => (value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined),
    number: readNumber,
    time: readTime,
    url(value, where) {
      if (typeof value !== 'string') return undefined;
      // Paths and http(s) addresses only: mailto: and tel: are personal data. So may credentials, query and fragment be.
      const url = cutText(value, 4 * longestText).replace(/\s/g, '').replace(/\\/g, '/').replace(/[?#].*/, '').replace(/\/\/[^/]*@/, '//');
      return /^(https?:|(?![\w+.-]+:))/i.test(url) ? readText(url, where) : undefined;
    },
    /** The scalars under the allowed keys, perhaps none; without such keys every one is allowed. */
    details(value, where, allowed) {
      if (!isRecord(value)) return undefined;
      const details: Record<string, string | number | boolean> = {};
      let count = 0;
      // Where keys are allowed by name no other is looked at: a payload may have many.
      for (const key of allowed ?? Object.keys(value)) {
        const entry = Object.prototype.hasOwnProperty.call(value, key) ? value[key] : undefined;
        // A number may be somebody's as well.
        const text = readText(fromNumber(entry), where, longestChoice);
        const scalar = typeof entry === 'boolean' || (typeof entry === 'number' && text === String(entry)) ? entry : text;
        if (scalar === undefined) continue;
        if (count++ === mostEntries) {
          cut(where);
          break;
        }
        details[key] = scalar;
      }
      return details;
    },
  };
}
