/**
 * How a value is taken out of a payload: functions in the ES5 that a snippet is written in, by name, each with those it needs. A value that is
 * not what it should be is left out. Lengths and patterns are those of `@chat-analytics/core`, in the simplest form that is safe.
 */
const readers = {
  /** Texts of vendors may have somebody's address or number in them. */
  hide: `
function hide(text) {
  return text
    .replace(/[^\\s\\/@:]{1,64}(@|%40)[^\\s\\/@:]+\\.[a-z][a-z]+/gi, "[email]")
    .replace(/(^|[^\\w.\\/#-])\\+?\\d([ ().-]{0,2}\\d){8,}(?!\\w)/g, "$1[number]");
}
function hidden(text, longest) {
  var cut = text.length > longest + 256;
  text = hide(text.slice(0, longest + 256));
  // Half an address at the very end is one still, and encoders throw on half a character.
  longest = cut ? Math.max(0, Math.min(longest, text.length - 256)) : longest;
  return (text.length > longest ? text.slice(0, longest).replace(/[\\uD800-\\uDBFF]$/, "") : text) || undefined;
}`,
  choice: `
function choice(value) {
  if (typeof value === "number" && isFinite(value)) value = String(value);
  return typeof value === "string" && value ? hidden(value, 100) : undefined;
}`,
  id: `
function id(value, longest) {
  if (typeof value === "number" && isFinite(value)) value = String(value);
  return typeof value === "string" && value && value.length <= (longest || 256) && !/\\S(@|%40)\\S+\\.\\S/.test(value) ? value : undefined;
}`,
  ids: `
function ids(value) {
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, 50).map(function (entry) { return id(entry); }).filter(function (entry) { return entry; });
}`,
  /** GA4 takes no lists. A list ends at a whole entry. */
  joined: `
function joined(list) {
  var text = "";
  for (var index = 0; list && index < list.length; index++) {
    var longer = text ? text + "," + list[index] : list[index];
    if (longer.length > 100) break;
    text = longer;
  }
  return list && text;
}`,
  /** A number is what was typed. */
  length: `
function length(value) {
  if (typeof value === "number" && isFinite(value)) value = String(value);
  return typeof value === "string" || Array.isArray(value) ? value.length : undefined;
}`,
  flag: `
function flag(value) {
  return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
}`,
  number: `
function number(value) {
  if (typeof value === "string" && /\\S/.test(value)) value = Number(value);
  return typeof value === "number" && isFinite(value) ? value : undefined;
}`,
  /** `Date` makes a time of nearly anything: of "5", and of true. */
  time: `
function time(value) {
  var isTime = typeof value === "string" ? /^\\d{4}-\\d\\d-\\d\\d/.test(value) : typeof value === "number" && value >= 0 && value < 253402300800000;
  var date = new Date(isTime ? value : NaN);
  return isNaN(date.getTime()) ? undefined : date.toISOString();
}`,
  /** Without query, fragment and credentials; mailto: and tel: are personal data. */
  url: `
function url(value, longest) {
  if (typeof value !== "string") return undefined;
  value = value.slice(0, 4000).replace(/\\s/g, "").replace(/\\\\/g, "/").replace(/[?#].*/, "").replace(/\\/\\/[^\\/]*@/, "//");
  return value && /^(https?:|(?![\\w+.-]+:))/i.test(value) ? hidden(value, longest || 1000) : undefined;
}`,
  /** The id of an event, once: nothing where that event was had before. The vendor's own, or one that is made up where it has none. */
  once: `
var had = [];
function once(prefix, value) {
  value = id(value);
  if (!value) return prefix && unique();
  value = prefix + value;
  if (had.indexOf(value) >= 0) return undefined;
  had.push(value);
  if (had.length > 1000) had.shift();
  return value;
}`,
  unique: `
function unique() {
  return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, function () { return Math.floor(Math.random() * 16).toString(16); });
}`,
} as const;

/** A function that reads values in a snippet. */
export type ReaderName = keyof typeof readers;

const needs: Readonly<Partial<Record<ReaderName, readonly ReaderName[]>>> = { choice: ['hide'], url: ['hide'], ids: ['id'], once: ['id', 'unique'] };

/** The source of these functions and of those they need. */
export function readerSource(names: Iterable<ReaderName>): string {
  const wanted = new Set<ReaderName>();
  for (const name of names) for (const needed of [name, ...(needs[name] ?? [])]) wanted.add(needed);
  return Object.entries(readers).flatMap(([name, source]) => ([...wanted] as string[]).includes(name) ? [source.trim()] : []).join('\n');
}
