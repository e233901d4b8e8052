/**
 * How long work may keep the page busy at a stretch, in milliseconds. It is to be 8 at most, and some of it goes into what cannot be reckoned before: code that
 * runs for the first time, a call that takes longer than the one before, memory that is collected.
 */
const slice = 6;

/** How late a timer may be, in milliseconds: those of pages in the background are let go once a second. */
const patience = 1000;

/** The longest time that a timer takes, in milliseconds. */
const longest = 2 ** 31 - 1;

/** The one timer of some analytics. */
export interface Alarm {
  /** Milliseconds by the page's own clock, which nobody sets. */
  now(): number;
  /** Asks to be woken after so many milliseconds; of all that ask, the earliest has its way. */
  wake(milliseconds: number): void;
  /** Until when work that begins now may go on, by that clock; 0 where a slice has just been used up and the page is to breathe first. */
  until(): number;
  stop(): void;
}

export function createAlarm(window: Window, ring: () => void): Alarm {
  let due = Infinity;
  let timer: number | undefined;
  const now = (): number => window.performance.now();
  return {
    now,
    wake(milliseconds) {
      const at = now();
      // Pages clear timers that are not theirs.
      const isGone = due >= 0 && at > due + patience;
      if (at + milliseconds >= due && !isGone) return;
      due = at + milliseconds;
      window.clearTimeout(timer);
      // Timers know whole milliseconds only: one that comes too early by a part of one finds nothing to do, and is asked for again.
      timer = window.setTimeout(() => {
        due = Infinity;
        ring();
      }, Math.min(Math.ceil(milliseconds), longest));
    },
    until: () => (due > now() ? now() + slice : 0),
    stop() {
      due = -Infinity;
      window.clearTimeout(timer);
    },
  };
}
