import { readTime } from './clock.js';
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

/** Reads what a vendor sent as the schema has it, or nothing where it is not of that kind. Tells `cut` where it leaves part of it out. */
export type Reader = (value: unknown, cut: () => void, allowedKeys?: readonly string[]) => unknown;

/** How each kind of value is read. */
export type Readers = Readonly<Record<PropertyKind, Reader>>;

/** The first characters of a text, without half a character at the end: encoders throw on one. */
export function cutText(text: string, longest: number): string {
  return text.length > longest ? text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : text;
}

const fromNumber = (value: unknown): unknown => (Number.isFinite(value) ? String(value) : value);

/** An id, or nothing: neither too long, nor like an e-mail address. */
export function readId(value: unknown): string | undefined {
  const id = fromNumber(value);
  return typeof id === 'string' && id && id.length <= longestId && !(id.includes('@') && /\S@\S+\.\S/.test(id)) ? id : undefined;
}

function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function readList(value: unknown, cut: () => void, read: (entry: unknown) => string | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value.slice(0, mostEntries).flatMap((entry) => read(entry) ?? []);
  if (list.length < value.length) cut();
  return list;
}

/** Makes the readers. What they let through as text has gone through `hide`, which takes personal data out. */
export function createReaders(hide: (text: string) => string): Readers {
  function readText(value: unknown, cut: () => void, longest = longestText): string | undefined {
    if (typeof value !== 'string') return undefined;
    if (value.length > longest) cut();
    return cutText(hide(cutText(value, longest + margin)), longest) || undefined;
  }

  return {
    choice: (value, cut) => readText(fromNumber(value), cut, longestChoice),
    id: readId,
    ids: (value, cut) => readList(value, cut, readId),
    text: (value, cut) => readText(value, cut),
    texts: (value, cut) => readList(value, cut, (entry) => readText(entry, cut)),
    length(value) {
      if (typeof value === 'string' || Array.isArray(value)) return value.length;
      // An event of the host's, or from storage, has been measured.
      return Number.isInteger(value) && Number(value) >= 0 ? value : undefined;
    },
    flag: (value) => (value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined),
    number: readNumber,
    time: readTime,
    url(value, cut) {
      if (typeof value !== 'string') return undefined;
      // Paths and http(s) addresses only: mailto: and tel: are personal data. So may credentials, query and fragment be.
      const url = cutText(value, 4 * longestText).replace(/\s/g, '').replace(/\\/g, '/').replace(/[?#].*/, '').replace(/\/\/[^/]*@/, '//');
      return /^(https?:|(?![\w+.-]+:))/i.test(url) ? readText(url, cut) : undefined;
    },
    /** The scalars under the allowed keys, perhaps none; without such keys every one is allowed. */
    details(value, cut, allowed) {
      if (!isRecord(value)) return undefined;
      const details: Record<string, string | number | boolean> = {};
      // Where keys are allowed by name no other is looked at: a payload may have many.
      for (const key of (allowed ?? Object.keys(value)).slice(0, mostEntries)) {
        const entry = Object.prototype.hasOwnProperty.call(value, key) ? value[key] : undefined;
        const scalar = typeof entry === 'boolean' ? entry : typeof entry === 'number' ? readNumber(entry) : readText(entry, cut, longestChoice);
        if (scalar !== undefined) details[key] = scalar;
      }
      return details;
    },
  };
}
