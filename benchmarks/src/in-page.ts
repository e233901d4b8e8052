import { measurementId, pixelId } from './ids.js';
import { measureVisit, outcomesOf, type Measured, type Stretch, type Visit } from './measure.js';
import { createPage, type Destination, type Page } from './page.js';
import type { Running, Setting, Start } from './subject.js';
import type { VendorName } from './vendors.js';
import type { BenchmarkWindow } from './window.js';

/** What a bundle of a subject leaves among the globals. */
declare const subject: { readonly start: Start };

/** As much of a line of the table as a page has to know. */
export interface Line {
  readonly vendor: VendorName;
  readonly naming: 'recipe' | 'normalized';
  readonly destinations: readonly Destination[];
}

const meter = { wall: () => performance.now(), cpu: () => 0 };
const page = window as unknown as BenchmarkWindow;

const begin = (line: Line, outcomes: number): Page => createPage({ window: page, vendor: line.vendor, outcomes });

/** Microseconds per outcome, from the vendor's event to both stubs, stretch after stretch on one page. */
export async function costs(line: Line, visit: Required<Visit>): Promise<(Measured & Stretch)[]> {
  const here = begin(line, outcomesOf(visit));
  const running = await subject.start({ page: here, naming: line.naming });
  const measured = await measureVisit({ page: here, meter, destinations: line.destinations }, visit);
  running.stop?.();
  here.leave();
  return measured;
}

/** Until a page that was just opened, and the browser around it, have come to rest. */
const atRest = (): Promise<unknown> => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 300));

/** What a script that is loaded finds on the page, as a bundle has it: what the subject is started with. */
declare global {
  interface Window {
    setting?: Setting;
    chatAnalyticsConfig?: object;
  }
}

let started: { readonly here: Page; readonly destinations: readonly Destination[] } | undefined;

/** Makes the page ready for a script that will be loaded: a bundle that starts its subject, or the one-script build. */
export async function setUp({ line, isOneScript }: { readonly line: Line; readonly isOneScript?: boolean }): Promise<void> {
  const here = begin(line, 1);
  started = { here, destinations: line.destinations };
  if (isOneScript) window.chatAnalyticsConfig = { vendors: [line.vendor], ga4: { measurementId, naming: line.naming }, meta: { pixelId, naming: line.naming }, consent: 'granted' };
  else window.setting = { page: here, naming: line.naming };
  await atRest();
}

/** Loads a script as a page does, and waits until nothing that it has begun goes on. */
export async function load(url: string): Promise<void> {
  const script = document.createElement('script');
  script.src = url;
  document.head.append(script);
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** Whether an outcome arrives that the vendor tells a library that has started. */
export async function arrives(): Promise<boolean> {
  if (!started) return false;
  const { here, destinations } = started;
  here.tell(here.outcome(0));
  const end = performance.now() + 3000;
  const arrived = (): boolean => destinations.every((name) => here.arrivals[name].distinct === 1);
  while (!arrived() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return arrived();
}

/** Milliseconds that the browser takes for the first look into its storage, which anybody on a page may be the first to take. */
export async function firstLookIntoStorage(): Promise<number> {
  await atRest();
  const before = performance.now();
  Object.keys(sessionStorage);
  return performance.now() - before;
}

/** Milliseconds of the longest turn while the vendor tells so many outcomes in one turn, seen by somebody who asks for the next turn all the time. */
export async function longestTurn(line: Line, outcomes: number): Promise<{ longest: number; delivered: boolean }> {
  const here = begin(line, outcomes);
  const running = await subject.start({ page: here, naming: line.naming });
  const payloads = Array.from({ length: outcomes }, (_, number) => here.outcome(number));
  const arrived = (): boolean => line.destinations.every((name) => here.arrivals[name].distinct >= outcomes);
  const { port1, port2 } = new MessageChannel();
  const began = performance.now();
  let last = began;
  let longest = 0;
  let turns = 0;
  await new Promise<void>((resolve) => {
    port1.onmessage = () => {
      const now = performance.now();
      if (turns >= 20) longest = Math.max(longest, now - last);
      last = now;
      // Once the page has come to rest.
      if (++turns === 20) for (const payload of payloads) here.tell(payload);
      if (turns > 20 && (arrived() || now - began > 60_000)) resolve();
      else port2.postMessage(undefined);
    };
    port2.postMessage(undefined);
  });
  port1.close();
  const delivered = arrived();
  running.stop?.();
  here.leave();
  return { longest, delivered };
}

export interface Release {
  /** Milliseconds that each task took in which held events were handed over, in order. */
  readonly tasks: readonly number[];
  /** Milliseconds from the consent to the last event. */
  readonly all: number;
  /** Milliseconds that holding took, of one outcome's telling at most. */
  readonly holding: number;
  readonly delivered: boolean;
}

/** Many outcomes wait for consent, which is then given; `gtag` and `fbq` take their time. Only tasks of the subject's own are timed. */
export async function release(line: Line, outcomes: number, costs: Readonly<Record<Destination, number>>): Promise<Release> {
  const here = createPage({ window: page, vendor: line.vendor, outcomes, costs });
  const tasks: number[] = [];
  const { setTimeout: setRealTimeout } = window;
  function time(run: () => void): number {
    const before = performance.now();
    run();
    return performance.now() - before;
  }
  // All that it does later it does in tasks that it asks for here.
  const setTimedTimeout = (run: TimerHandler, ...rest: unknown[]): number =>
    setRealTimeout(() => tasks.push(time(run as () => void)), rest[0] as number);
  window.setTimeout = setTimedTimeout as typeof window.setTimeout;
  const running: Running = await subject.start({ page: here, naming: line.naming, pending: true });
  let holding = 0;
  for (let number = 0; number < outcomes; number++) {
    const payload = here.outcome(number);
    holding = Math.max(holding, time(() => here.tell(payload)));
  }
  tasks.length = 0;

  const granted = performance.now();
  tasks.push(time(() => running.grant?.()));
  const most = outcomes * (costs.gtag + costs.fbq) * 4 + 10_000;
  const arrived = (): boolean => line.destinations.every((name) => here.arrivals[name].distinct >= outcomes);
  while (!arrived() && performance.now() - granted < most) await new Promise((resolve) => setRealTimeout(resolve, 20));
  const all = performance.now() - granted;
  const delivered = line.destinations.every((name) => here.arrivals[name].distinct === outcomes && here.arrivals[name].wrong === 0);
  running.stop?.();
  here.leave();
  window.setTimeout = setRealTimeout;
  // Those that found nothing to do say nothing of those that did.
  return { tasks: tasks.filter((length) => length > Math.min(costs.gtag, costs.fbq) / 2), all, holding, delivered };
}
