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

/** A vendor's time as ISO 8601 in UTC, or nothing where it is none. */
export function readTime(value: unknown): string | undefined {
  const milliseconds = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : value;
  return typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= lastMoment ? isoTime(Math.floor(milliseconds)) : undefined;
}
