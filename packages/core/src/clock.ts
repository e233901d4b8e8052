let lastMilliseconds = -1;
let lastText = '';

/** The last moment that ISO 8601 writes with a year of four digits. */
const lastMoment = 253402300799999;

/** Milliseconds since 1970 as ISO 8601 in UTC. Bursts fall into the same millisecond, so the last answer is kept. */
export function isoTime(milliseconds: number): string {
  if (milliseconds !== lastMilliseconds) {
    lastText = new Date(milliseconds).toISOString();
    lastMilliseconds = milliseconds;
  }
  return lastText;
}

/** What is ISO 8601 in UTC with milliseconds as it stands, but for the last days of a month, of which not every month has all. */
const canonical = /^(?:19[7-9]|2\d\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A vendor's time as ISO 8601 in UTC, or nothing where it is none. */
export function readTime(value: unknown): string | undefined {
  if (typeof value === 'string' && canonical.test(value)) return value;
  const milliseconds = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : value;
  return typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= lastMoment ? isoTime(Math.floor(milliseconds)) : undefined;
}
