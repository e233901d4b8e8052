import { isWished } from './figures.js';
import type { RecordedRow } from './recorder.js';

/** How many there were, span by span. All lists are equally long. */
export interface Volume {
  /** The beginning of each span, in seconds since 1970. */
  readonly times: number[];
  readonly accepted: number[];
  /** Hand-overs and acknowledgements, of all sinks. */
  readonly delivered: number[];
  /** What failed or was lost at a sink, and what was rejected at a source. */
  readonly failed: number[];
}

/** Spans between which it is chosen, in seconds. */
const spans = [1, 2, 5, 10, 30, 60, 300, 900, 3600];
const mostSpans = 120;

/** How much there was over time, from the rows that are kept. `seconds` back from `now`. */
export function volumeOf(rows: readonly RecordedRow[], now: number, seconds: number): Volume {
  const width = spans.find((span) => seconds / span <= mostSpans) ?? seconds;
  const end = Math.floor(now / 1000 / width);
  const length = Math.max(2, Math.ceil(seconds / width));
  const first = end - length + 1;
  const zeros = (): number[] => new Array<number>(length).fill(0);
  const volume = { times: zeros().map((_, index) => (first + index) * width), accepted: zeros(), delivered: zeros(), failed: zeros() };
  const add = (list: number[], at: number): void => {
    const index = Math.floor(at / 1000 / width) - first;
    if (index >= 0 && index < length) list[index] = (list[index] ?? 0) + 1;
  };
  for (const { steps } of rows) {
    for (const { stage, at, reason = '' } of steps) {
      if (stage === 'accepted') add(volume.accepted, at);
      else if (stage === 'delivered') add(volume.delivered, at);
      else if (stage === 'failed' || stage === 'rejected' || (stage === 'dropped' && !isWished(reason))) add(volume.failed, at);
    }
  }
  return volume;
}
