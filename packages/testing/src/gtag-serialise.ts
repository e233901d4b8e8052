import { isPlainObject } from './plain-object.js';

/** The parameters of an event as a hit carries them: `ep.` before the name of a string, `epn.` before that of a number. */
export type GtagHitParameters = Readonly<Record<`ep.${string}` | `epn.${string}`, string>>;

/** Parameters that gtag.js uses up itself and that never become event parameters (recorded run of gtag.js, July 2025). */
const consumed: readonly string[] = [
  'send_to',
  'event_callback',
  'event_timeout',
  'groups',
  'user_id',
  'user_properties',
  'client_id',
  'session_id',
  'session_number',
  'page_location',
  'language',
  'engagement_time_msec',
  'currency',
  'items',
];

/** Inferred: only the address is replaced, not the text around it. Recorded is a value that is nothing but an address. */
const email = /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Copies to any depth. Something circular overflows the stack, which is the RangeError that the real gtag throws into its caller. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  return isPlainObject(value) ? copyParameters(value) : value;
}

/** The parameters as they are at the time of the call. Throws a RangeError where something is circular. */
export function copyParameters(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, copy(value)]));
}

/** An array is joined by commas, an object is `[object Object]`, a function its source. */
function write(value: unknown): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- the real one's fault, and so it is kept
  return value === null ? '' : String(value);
}

/** Writes parameters with the recorded faults: no limit on their number, their names or their length. */
export function serialiseParameters(parameters: Record<string, unknown>, redactEmails: boolean): GtagHitParameters {
  const hit: Record<`ep.${string}` | `epn.${string}`, string> = {};
  for (const [path, given] of Object.entries(parameters)) {
    // A dotted name is read as a path: `a.b` sets `b` of an object `a`.
    const dot = path.indexOf('.');
    const name = dot < 0 ? path : path.slice(0, dot);
    const value = dot < 0 ? given : {};
    if (value === undefined || name.startsWith('_') || consumed.includes(name)) continue;
    if (typeof value === 'number' && !Number.isNaN(value)) hit[`epn.${name}`] = String(value);
    else {
      const text = write(value);
      hit[`ep.${name}`] = redactEmails ? text.replace(email, '(redacted)') : text;
    }
  }
  return hit;
}
