/** Time that passes only when it is told to. */
export interface Time {
  /** Milliseconds since the beginning, as `performance.now()` has them. */
  now(): number;
  /** Runs something later, on behalf of a page. Returns its number. */
  begin(owner: object, run: () => void, milliseconds?: number, every?: boolean): number;
  end(id?: number): void;
  /** A page is gone, and its timers with it. */
  forget(owner: object): void;
  /** Lets time pass: timers run when they are due, promises at once. */
  wait(milliseconds: number): Promise<void>;
  /** Gives the real clock back. */
  close(): void;
}

interface Timer {
  readonly owner: object;
  readonly at: number;
  readonly run: () => void;
  readonly every: number | undefined;
}

/** When every scenario begins. */
export const beginning = Date.UTC(2026, 0, 5, 10);

/** The simulated time of day, so many milliseconds after the beginning, as events have it. */
export const timeAt = (milliseconds: number): string => new Date(beginning + milliseconds).toISOString();

/** More turns than a chain of promises has here. */
const turns = 30;

/**
 * Starts a clock that stands in for the real one, on which `Date` is read from now on. Until it is closed nothing may be awaited but what it
 * simulates: then no task of the real page can run meanwhile, and see the wrong time.
 */
export function openTime(): Time {
  const RealDate = globalThis.Date;
  const timers = new Map<number, Timer>();
  let moment = 0;
  let last = 0;

  globalThis.Date = new Proxy(RealDate, {
    construct: (Target, given: readonly unknown[]) => (given.length ? new Target(...(given as [number])) : new Target(beginning + moment)),
    get: (target, name) => (name === 'now' ? () => beginning + moment : (Reflect.get(target, name) as unknown)),
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
  }

  function next(until: number): [number, Timer] | undefined {
    let found: [number, Timer] | undefined;
    for (const entry of timers) if (entry[1].at <= until && entry[1].at < (found?.[1].at ?? Infinity)) found = entry;
    return found;
  }

  return {
    now: () => moment,
    begin(owner, run, milliseconds = 0, every = false) {
      // Whole milliseconds, as browsers count them, and at least one: a task takes time.
      const wait = Math.max(1, Math.trunc(milliseconds));
      timers.set(++last, { owner, at: moment + wait, run, every: every ? wait : undefined });
      return last;
    },
    end: (id = 0) => void timers.delete(id),
    forget(owner) {
      for (const [id, timer] of timers) if (timer.owner === owner) timers.delete(id);
    },
    async wait(milliseconds) {
      const end = moment + milliseconds;
      await settle();
      for (let found = next(end); found; found = next(end)) {
        const [id, timer] = found;
        moment = Math.max(moment, timer.at);
        if (timer.every === undefined) timers.delete(id);
        else timers.set(id, { ...timer, at: moment + timer.every });
        timer.run();
        await settle();
      }
      moment = end;
    },
    close() {
      globalThis.Date = RealDate;
    },
  };
}
