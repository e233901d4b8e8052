import { readTime } from './clock.js';
import { isRecord } from './options.js';
import type { KindValues, PropertyKind } from './property-table.js';

/** Longest values, in characters. What is longer is cut, but for ids, where a cut would make two things one: those are refused. */
const longestId = 256;
const longestChoice = 100;
const longestText = 1000;
/** Most entries of a list. */
const mostEntries = 50;

/** The first characters of a text, without half a character at the end: encoders throw on one. */
export function cutText(text: string, longest: number): string {
  return text.length > longest ? text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : text;
}

const readText = (value: unknown, longest = longestText): string | undefined => (typeof value === 'string' && value ? cutText(value, longest) : undefined);

const fromNumber = (value: unknown): unknown => (Number.isFinite(value) ? String(value) : value);

const readChoice = (value: unknown): string | undefined => readText(fromNumber(value), longestChoice);

/** An id, or nothing: neither too long, nor like an e-mail address. */
export function readId(value: unknown): string | undefined {
  const id = readText(fromNumber(value), longestId + 1);
  return id && id.length <= longestId && !/\S@\S+\.\S/.test(id) ? id : undefined;
}

const readList =
  (read: (entry: unknown) => string | undefined) =>
  (value: unknown): readonly string[] | undefined =>
    Array.isArray(value) ? value.slice(0, mostEntries).flatMap((entry) => read(entry) ?? []) : undefined;

function readNumber(value: unknown): number | undefined {
  const number = readText(value)?.trim() ? Number(value) : value;
  return Number.isFinite(number) ? (number as number) : undefined;
}

/** The scalars under the allowed keys, perhaps none; `undefined` allows every key. Tells `cut` of every text that is too long. */
export function readDetails(value: unknown, allowed: readonly string[] | undefined, cut: () => void = () => undefined): KindValues['details'] | undefined {
  if (!isRecord(value)) return undefined;
  const details: Record<string, string | number | boolean> = {};
  // Where keys are allowed by name no other is looked at: a payload may have many.
  for (const key of (allowed ?? Object.keys(value)).slice(0, mostEntries)) {
    const entry = Object.prototype.hasOwnProperty.call(value, key) ? value[key] : undefined;
    const scalar = typeof entry === 'boolean' ? entry : typeof entry === 'number' ? readNumber(entry) : readText(entry, longestChoice);
    if (scalar !== undefined) details[key] = scalar;
    if (typeof entry === 'string' && entry.length > longestChoice) cut();
  }
  return details;
}

/** http(s) addresses and paths only: mailto: and tel: are personal data. So may credentials, query and fragment be. */
function readUrl(value: unknown): string | undefined {
  const url = readText(value)?.replace(/\s/g, '').replace(/\\/g, '/').replace(/[?#].*/, '').replace(/\/\/[^/]*@/, '//');
  return url && /^(https?:|(?![\w+.-]+:))/i.test(url) ? url : undefined;
}

/** How each kind of value is read from what a vendor sent: the value as the schema has it, or nothing where it is not of that kind. */
export const readers: { readonly [Kind in Exclude<PropertyKind, 'details'>]: (value: unknown) => KindValues[Kind] | undefined } = {
  choice: readChoice,
  id: readId,
  ids: readList(readId),
  text: (value) => readText(value),
  texts: readList((entry) => readText(entry)),
  length: (value) => (typeof value === 'string' || Array.isArray(value) ? value.length : undefined),
  flag: (value) => (value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined),
  number: readNumber,
  time: readTime,
  url: readUrl,
};
