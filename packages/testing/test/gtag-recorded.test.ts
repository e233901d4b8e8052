import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import recorded from '../fixtures/gtag-recorded.json';
import { createGtag, type GtagFake, type GtagOptions } from '../src/gtag.js';
import { abbreviated, runRecorded } from './recorded-call.js';

let gtag: GtagFake;

function open(options: GtagOptions = {}): void {
  gtag = createGtag(window, { measurementId: 'G-0F2H6Z6HGL', ...options });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  gtag.remove();
  vi.useRealTimers();
});

const purposes = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];

function consent(state: string): string {
  return `gtag('consent','default',${JSON.stringify(Object.fromEntries(purposes.map((purpose) => [purpose, state])))})`;
}

describe('a call on the running gtag.js, as recorded', () => {
  it.each(recorded.cases)('$name: $call', ({ call, hits, throws, setup }) => {
    open({ arrival: 'manual' });
    if (setup !== undefined) runRecorded(consent(setup));
    gtag.load();

    if (throws === undefined) runRecorded(call);
    else expect(() => runRecorded(call)).toThrow(new RangeError(throws.replace('RangeError: ', '')));

    vi.advanceTimersByTime(10_000);
    expect(abbreviated(gtag.hits)).toStrictEqual(hits);
  });

  it.each(recorded.cases.filter(({ throws }) => throws === undefined))('has the same hits when $name waited on the stub', ({ call, hits, setup }) => {
    open({ arrival: 'manual' });
    if (setup !== undefined) runRecorded(consent(setup));
    runRecorded(call);
    gtag.load();
    expect(abbreviated(gtag.hits)).toStrictEqual(hits);
  });
});

function burst(count: number): void {
  runRecorded(`for (let i = 0; i < ${count}; i++) gtag('event', 'e' + i, { i })`);
}

/** A page with gtag.js on which nothing has happened for so long that its page_view no longer matters. */
function openQuiet(): void {
  open();
  vi.advanceTimersByTime(10_000);
}

/** How many of 30 arrive that are handed over some time after a burst that used everything up. */
function burstAgainAfter(milliseconds: number): number {
  openQuiet();
  burst(60);
  const first = gtag.hits.length;
  vi.advanceTimersByTime(milliseconds);
  burst(30);
  return gtag.hits.length - first;
}

function burstOnStub(count: number): number {
  open({ arrival: 500 });
  burst(count);
  vi.advanceTimersByTime(10_000);
  return gtag.hits.length;
}

const enactments: Record<string, () => number> = {
  '30 at once': () => {
    openQuiet();
    burst(30);
    return gtag.hits.length;
  },
  '60 at once': () => {
    openQuiet();
    burst(60);
    return gtag.hits.length;
  },
  '30 at once after 1 s': () => burstAgainAfter(1000),
  '30 at once after 3 s': () => burstAgainAfter(3000),
  '30 at once after 5 s': () => burstAgainAfter(5000),
  '15 at once, then 60 at 3 per second': () => {
    openQuiet();
    burst(15);
    for (let i = 0; i < 60; i++) {
      vi.advanceTimersByTime(1000 / 3);
      burst(1);
    }
    return gtag.hits.length;
  },
  '20 on one page, 20 on the next': () => {
    openQuiet();
    burst(20);
    gtag.navigate();
    vi.advanceTimersByTime(1000);
    burst(20);
    return gtag.hits.length;
  },
  '15 on the stub': () => burstOnStub(15),
  '30 on the stub': () => burstOnStub(30),
  '60 on the stub': () => burstOnStub(60),
};

describe('how much of a burst arrives, as recorded', () => {
  it.each(recorded.rate.flatMap(({ runs = {} }) => Object.entries(runs)))('%s: %i', (name, arrived) => {
    const enact = enactments[name];
    if (!enact) throw new Error(`The recordings have a run that this test does not enact: ${name}`);
    expect(enact()).toBe(arrived);
  });

  it('loses every call on the stub when the shopper leaves before gtag.js arrives', () => {
    open({ arrival: 500 });
    burst(10);
    gtag.navigate();
    vi.advanceTimersByTime(10_000);
    expect(gtag.hits).toEqual([]);
  });

  it('takes 20 events inside pagehide', () => {
    openQuiet();
    const handOver = (): void => {
      burst(20);
    };
    window.addEventListener('pagehide', handOver, { once: true });
    window.dispatchEvent(new Event('pagehide'));
    gtag.navigate();
    expect(gtag.hits).toHaveLength(20);
  });
});

describe('the signs that gtag.js runs, as recorded', () => {
  function signs(): Record<string, unknown> {
    const containers: unknown = Reflect.get(window, 'google_tag_manager');
    const dataLayer: unknown = Reflect.get(window, 'dataLayer');
    return {
      google_tag_manager: typeof containers === 'object' && containers && 'G-0F2H6Z6HGL' in containers ? "has a key per container, e.g. 'G-…'" : 'absent',
      'dataLayer has its own push': Array.isArray(dataLayer) && Object.hasOwn(dataLayer, 'push'),
    };
  }

  it('are absent before it arrives, and there afterwards', () => {
    open({ arrival: 500 });
    expect('google_tag_manager' in window).toBe(false);
    expect(signs()).toEqual(recorded.ready.before_load);
    vi.advanceTimersByTime(500);
    expect(signs()).toEqual(recorded.ready.after_load);
  });
});
