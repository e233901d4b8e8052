/** The longest that an answer or its absence may delay the next attempt, in milliseconds: who says more is not believed. */
const longestWait = 60 * 60_000;
/** How long to wait after the first failure, and at most after many. Milliseconds. */
const firstPause = 1000;
const lastPause = 60_000;

/** Whether the endpoint may take later what it does not take now. */
export function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/** What an answer says of when to come again. A page's own `fetch` may answer with anything. */
export function retryAfterOf(answer: Response | undefined): string {
  try {
    return answer?.headers.get('retry-after') ?? '';
  } catch {
    return '';
  }
}

/** How long `Retry-After` asks to wait, in milliseconds: it holds seconds or a date. */
function askedFor(header: string): number {
  return (/^\d+$/.test(header) ? +header * 1000 : Date.parse(header) - Date.now()) || 0;
}

/**
 * How long to wait after so many failures in a row, in milliseconds: twice as long each time, never less than the endpoint asks for, and
 * by chance a little more or less, so that a shop's pages do not all come back at once.
 */
export function pauseAfter(failures: number, retryAfter: string): number {
  const pause = Math.min(firstPause * 2 ** failures, lastPause) * (0.5 + Math.random() / 2);
  return Math.min(Math.max(askedFor(retryAfter), 0) + pause, longestWait);
}
