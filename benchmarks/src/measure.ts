import type { Destination, Page } from './page.js';

/** What time is told by. The processor's is there in Node only. */
export interface Meter {
  /** Milliseconds on the wall's clock. */
  wall(): number;
  /** Milliseconds that the process has had of the processor. */
  cpu(): number;
}

/**
 * How the outcomes come: `awaited`, the next when the one before is done, as far as the subject says when that is; or in a `burst`, all in one
 * turn, with the time counted until the last has arrived.
 */
export type Mode = 'awaited' | 'burst';

/** So many outcomes on a page. */
export interface Stretch {
  readonly mode: Mode;
  readonly outcomes: number;
  /** After so many milliseconds nothing further is told; for what has not arrived is waited as long again. */
  readonly limit: number;
}

/** The page that a subject lives on, and how it is measured there. */
export interface Place {
  readonly page: Page;
  readonly meter: Meter;
  /** Where the subject is to deliver. */
  readonly destinations: readonly Destination[];
}

/** Microseconds per outcome. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

export interface Measured {
  /** Per thousand outcomes; of a burst there is only one. */
  readonly costs: readonly Cost[];
  /** How many outcomes the page has been told by now. */
  readonly told: number;
  /** Whether every outcome arrived at every destination, once. */
  readonly delivered: boolean;
  /** What arrived, for the eyes of who wants to know why not. */
  readonly arrivals: Page['arrivals'];
}

/** Lets everything that waits for a turn of its own have one. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

const isPromise = (value: unknown): value is PromiseLike<unknown> => typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';

/**
 * So many outcomes are made, then told and timed. Few: an engine's collector, which comes every few thousand, takes the longer the more of them are
 * alive, and on a page it is never a thousand.
 */
const madeAtOnce = 100;

/** So many awaited outcomes have one figure. */
const perFigure = 1000;

/** Measures one stretch. The page has had the outcomes `before`. */
export async function measure({ page, meter, destinations }: Place, { mode, outcomes, limit }: Stretch, before = 0): Promise<Measured> {
  const { arrivals } = page;
  const end = before + outcomes;
  const costs: Cost[] = [];
  const began = meter.wall();
  const isLate = (most: number): boolean => meter.wall() - began > most;
  const arrived = (): boolean => destinations.every((name) => arrivals[name].distinct >= told);
  let told = before;
  let noted = before;
  let wall = 0;
  let cpu = 0;

  /** Adds up what goes by until the function that is returned is called. */
  function startClock(): () => void {
    const cpuBefore = meter.cpu();
    const wallBefore = meter.wall();
    return () => {
      wall += meter.wall() - wallBefore;
      cpu += meter.cpu() - cpuBefore;
    };
  }

  function note(): void {
    const count = told - noted;
    costs.push({ wall: (wall / count) * 1000, cpu: (cpu / count) * 1000 });
    noted = told;
    wall = 0;
    cpu = 0;
  }

  while (told < end && !isLate(limit)) {
    const payloads = Array.from({ length: Math.min(madeAtOnce, end - told) }, (_, index) => page.outcome(told + index));
    told += payloads.length;
    const stopClock = startClock();
    for (const payload of payloads) {
      const done = page.tell(payload);
      if (mode === 'awaited' && isPromise(done)) await done;
    }
    stopClock();
    if (mode === 'awaited' && told - noted >= perFigure) note();
  }

  const stopClock = startClock();
  while (!arrived() && !isLate(2 * limit)) await turn();
  stopClock();
  if (told > noted) note();

  return {
    costs,
    told,
    delivered: told > before && destinations.every((name) => arrivals[name].distinct === told && arrivals[name].wrong === 0),
    arrivals: structuredClone(arrivals),
  };
}

/** A page, from its opening on: what it is told before anything is timed, and then. */
export interface Visit {
  readonly warmUp?: readonly Stretch[];
  readonly stretches: readonly Stretch[];
}

/** How many outcomes a page is told in all. */
export const outcomesOf = ({ warmUp = [], stretches }: Visit): number => [...warmUp, ...stretches].reduce((sum, { outcomes }) => sum + outcomes, 0);

/**
 * Measures stretch after stretch on one page, where the subject stays: an open page has one window and one copy of a library. It ends with the first stretch of which
 * not everything arrived, though it be one to warm up with. `warm` is called before the first that counts.
 */
export async function measureVisit(place: Place, { warmUp = [], stretches }: Visit, warm?: () => unknown): Promise<(Measured & Stretch)[]> {
  const all: (Measured & Stretch)[] = [];
  for (const [index, stretch] of [...warmUp, ...stretches].entries()) {
    if (index === warmUp.length) await warm?.();
    const measured = { ...stretch, ...(await measure(place, stretch, all.at(-1)?.told)) };
    if (!measured.delivered) return [measured];
    all.push(measured);
  }
  return all.slice(warmUp.length);
}
