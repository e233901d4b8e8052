import { isPlainObject } from './plain-object.js';

/** The custom data of an event as a hit carries it. */
export type MetaPixelCustomData = Readonly<Record<`cd[${string}]`, string>>;

function write(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/**
 * Writes an event's parameters. Recorded: null and undefined are left out, NaN is `NaN`, an array is JSON. Inferred: any other object
 * is JSON too, and functions and symbols are left out.
 *
 * @returns Nothing where JSON cannot be written: for something circular, or a BigInt.
 */
export function serialiseCustomData(parameters: unknown): MetaPixelCustomData | undefined {
  const data: Record<`cd[${string}]`, string> = {};
  if (!isPlainObject(parameters)) return data;
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || value === undefined || typeof value === 'function' || typeof value === 'symbol') continue;
    try {
      data[`cd[${name}]`] = write(value);
    } catch {
      return undefined;
    }
  }
  return data;
}
