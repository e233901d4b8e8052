import { isRecord, type Stop } from '@chat-analytics/core';

/** An outcome of which an answer of the widget's endpoint tells. */
export interface AnnouncedOutcome {
  readonly type: string;
  readonly id: string | undefined;
  /** Whether the mapping tells the browser, as far as the answer says. */
  readonly emitBrowser: boolean | undefined;
  /** When it was seen, in milliseconds since 1970; 0 where that is not known, as with an answer that was pasted. */
  readonly at: number;
}

/** What is known of the answers of Autochat's widget endpoint. Nothing of what somebody wrote is kept. */
export interface AnswerFacts {
  /** Whether answers are being watched. */
  readonly watching: boolean;
  readonly seen: number;
  /** How many had a `tracking` block. */
  readonly tracked: number;
  readonly outcomes: readonly AnnouncedOutcome[];
}

/** An answer's block and the objects in it may be this deep. The vendor publishes no shape. */
const mostDepth = 6;

/** Finds the `tracking` block wherever it is. */
function findTracking(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > mostDepth) return undefined;
  if (isRecord(value) && 'tracking' in value && typeof value.tracking === 'object' && value.tracking !== null) return value.tracking;
  for (const inner of Object.values(value)) {
    const found = findTracking(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whatever in the block has the name of an outcome. */
function findOutcomes(value: unknown, at: number, depth = 0): AnnouncedOutcome[] {
  if (typeof value !== 'object' || value === null || depth > mostDepth) return [];
  if (isRecord(value) && typeof value.event_type === 'string') {
    const { event_type: type, event_id: id, emit_browser: emit } = value;
    return [{ type: type.slice(0, 100), id: typeof id === 'string' ? id : undefined, emitBrowser: typeof emit === 'boolean' ? emit : undefined, at }];
  }
  return Object.values(value).flatMap((inner) => findOutcomes(inner, at, depth + 1));
}

/** What an answer says of tracking, or nothing where it has no `tracking` block. */
export function readAnswer(answer: unknown, at: number): AnnouncedOutcome[] | undefined {
  const tracking = findTracking(answer);
  return tracking === undefined ? undefined : findOutcomes(tracking, at);
}

/** The endpoint that answers a shopper's messages. Source: Autochat's documentation of its widget API. */
const endpoint = /\/api\/widgets\/[^/?#]+\/chat(?:[/?#]|$)/;

const addressOf = (input: unknown): string => (typeof input === 'string' ? input : input instanceof URL ? input.href : input instanceof Request ? input.url : '');

/** An answer that was asked for and came, as JSON: a page of an error and a stream of events say nothing of tracking. */
const isJson = ({ ok, headers }: Response): boolean => ok && /\bjson\b/i.test(headers.get('content-type') ?? '');

/**
 * Tells of every answer that the page fetches from the widget's endpoint, until stopped. Every call of `fetch` goes on with its arguments and its `this`,
 * and gets what it would have got; an answer is read from a copy. On stop `fetch` is put back where it is still ours; where another script has
 * wrapped it since, our part only passes calls on.
 */
export function watchFetch(page: Pick<Window & typeof globalThis, 'fetch'>, hear: (answer: unknown) => void): Stop {
  const given = page.fetch;
  let stopped = false;
  const isStopped = (): boolean => stopped;

  async function read(result: Promise<Response>): Promise<void> {
    const response = await result;
    if (stopped || !isJson(response)) return;
    const answer: unknown = await response.clone().json();
    // The watch may have ended while the answer was on its way.
    if (!isStopped()) hear(answer);
  }

  const tapped = function (this: unknown, ...args: Parameters<typeof fetch>): Promise<Response> {
    const result = given.apply(this as typeof globalThis, args);
    // An answer that cannot be read says nothing. The page gets it all the same.
    if (!stopped && endpoint.test(addressOf(args[0]))) read(result).catch(() => undefined);
    return result;
  };
  page.fetch = tapped;
  return () => {
    stopped = true;
    if (page.fetch === tapped) Reflect.set(page, 'fetch', given);
  };
}

/** Gathers what answers say, within bounds. */
export interface AnswerLog {
  facts(): AnswerFacts;
  /** Takes in an answer that somebody pasted. Says what was wrong with it, if anything. */
  paste(text: string): string | undefined;
  watch(on: boolean): void;
}

const mostOutcomes = 500;

export function createAnswerLog(page: Pick<Window & typeof globalThis, 'fetch'>): AnswerLog {
  const outcomes: AnnouncedOutcome[] = [];
  let stop: Stop | undefined;
  let seen = 0;
  let tracked = 0;

  /** Whether this is an answer at all. */
  function hear(answer: unknown, at = Date.now()): boolean {
    if (typeof answer !== 'object' || answer === null) return false;
    seen++;
    const found = readAnswer(answer, at);
    if (found) tracked++;
    outcomes.push(...(found ?? []).slice(0, mostOutcomes));
    outcomes.splice(0, outcomes.length - mostOutcomes);
    return true;
  }

  return {
    facts: () => ({ watching: stop !== undefined, seen, tracked, outcomes }),
    paste(text) {
      let answer: unknown;
      try {
        answer = JSON.parse(text);
      } catch {
        return 'This is no JSON: copy the whole answer.';
      }
      return hear(answer, 0) ? undefined : 'This is no answer of the endpoint: an answer is an object, in braces.';
    },
    watch(on) {
      if (on) {
        try {
          stop ??= watchFetch(page, hear);
        } catch {
          // The page does not let `fetch` be replaced.
        }
      } else {
        stop?.();
        stop = undefined;
      }
    },
  };
}
