import { createChatAnalytics, type ChatAnalytics } from '@chat-analytics/core';
import { createMetaPixel, watchPage, type MetaPixelFake, type MetaPixelOptions } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meta, type MetaOptions } from '../src/index.js';
import { runSink, type Run } from './run-sink.js';

interface Page extends Window {
  fbq?: (...call: unknown[]) => void;
}
const page: Page = window;

let pixel: MetaPixelFake;
const runs: Run[] = [];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const { stop } of runs.splice(0)) stop();
  pixel.remove();
  vi.useRealTimers();
});

function open(options: MetaPixelOptions = { arrival: 'manual' }, ...calls: unknown[][]): void {
  pixel = createMetaPixel(window, options);
  for (const call of calls) page.fbq?.(...call);
}
function run(options: MetaOptions = {}): Run {
  const made = runSink(options);
  runs.push(made);
  return made;
}
const hits = (): unknown[] => pixel.hits.map(({ eid }) => eid);
const lead = ['track', 'Lead', {}, { eventID: 'page' }];
const revoke = ['consent', 'revoke'];
const grant = ['consent', 'grant'];

describe("without manageConsent the page's own word on consent counts", () => {
  it('a grant that is stuck behind a revoke is repeated once the library runs', () => {
    open(undefined, revoke, lead, grant);
    run().tell('granted');
    pixel.load();
    expect([hits(), pixel.queueLeft().length]).toEqual([[], 2]);
    vi.advanceTimersByTime(1000);
    expect([hits(), pixel.queueLeft()]).toEqual([['page'], []]);
  });

  it('and so where the library was there first', () => {
    open(undefined, revoke, lead, grant);
    pixel.load();
    run().tell('granted');
    expect(hits()).toEqual(['page']);
  });

  it.each([
    ['there is no grant', [revoke, lead]],
    ['the last word is a revoke', [revoke, lead, grant, revoke]],
    ['nothing was said', [lead]],
  ])('nothing is said where %s', (_name, calls) => {
    open(undefined, ...calls);
    pixel.load();
    const before = { left: pixel.queueLeft(), hits: hits() };
    const fbq = vi.fn<(...call: unknown[]) => void>();
    page.fbq = Object.assign(fbq, page.fbq);
    const { tell } = run();
    tell('granted');
    tell('denied');
    vi.advanceTimersByTime(10_000);
    expect(fbq).not.toHaveBeenCalled();
    expect({ left: pixel.queueLeft(), hits: hits() }).toEqual(before);
  });

  it.each(['pending', 'denied'] as const)('a stuck grant is not repeated while ours is %s', (state) => {
    open(undefined, revoke, lead, grant);
    const { tell } = run();
    tell('granted');
    tell(state);
    pixel.load();
    vi.advanceTimersByTime(10_000);
    expect(hits()).toEqual([]);
  });
});

describe('with manageConsent', () => {
  it('a grant is given once the library runs, and releases what a revoke has held', () => {
    open(undefined, revoke, lead);
    run({ manageConsent: true }).tell('granted');
    expect(pixel.queueLeft().at(-1)).toEqual(lead);
    pixel.load();
    expect(hits()).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect([hits(), pixel.queueLeft()]).toEqual([['page'], []]);
  });

  it('a grant is given at once where the library runs', () => {
    open({}, revoke, lead);
    run({ manageConsent: true }).tell('granted');
    expect(hits()).toEqual(['page']);
  });

  it('a refusal revokes at once, on the stub as well', () => {
    open();
    const { tell } = run({ manageConsent: true });
    tell('denied');
    expect(pixel.queueLeft().at(-1)).toEqual(revoke);
    page.fbq?.(...lead);
    pixel.load();
    expect(hits()).toEqual([]);
    tell('granted');
    expect(hits()).toEqual(['page']);
    tell('denied');
    page.fbq?.(...lead);
    expect(hits()).toEqual(['page']);
  });

  it('a refusal is told to a pixel that comes later', () => {
    open({ arrival: 'manual', stub: false });
    run({ manageConsent: true }).tell('denied');
    pixel.load();
    vi.advanceTimersByTime(1000);
    page.fbq?.(...lead);
    expect(hits()).toEqual([]);
  });

  it('nothing is said while consent is pending, and a grant that was owed is owed no more', () => {
    open(undefined, revoke, lead);
    const { tell } = run({ manageConsent: true });
    tell('granted');
    tell('pending');
    pixel.load();
    vi.advanceTimersByTime(10_000);
    expect(hits()).toEqual([]);
  });
});

describe.each([{}, { manageConsent: true }])('the page, %o', (options) => {
  it('has no timer left after stop, though the pixel never comes', () => {
    open({ arrival: 'never' });
    const watch = watchPage(window);
    const { tell, stop } = run(options);
    tell('granted');
    vi.advanceTimersByTime(60_000);
    stop();
    expect(watch.left()).toEqual([]);
    watch.end();
  });

  it('does not hear of a pixel that throws', () => {
    open();
    page.fbq = Object.assign(
      () => {
        throw new Error('no');
      },
      { callMethod: () => undefined, queue: [grant] },
    );
    const { tell } = run(options);
    expect(() => tell('granted')).not.toThrow();
    expect(() => vi.advanceTimersByTime(1000)).not.toThrow();
  });

  it.each([undefined, null, 'queue', [null, undefined, 7, {}, []]])('takes a queue that is none: %o', (queue) => {
    open();
    page.fbq = Object.assign(() => undefined, { callMethod: () => undefined, queue });
    expect(() => run(options).tell('granted')).not.toThrow();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe.each([{ manageConsent: true }, {}])('a grant is told before anything is handed over (%o)', (options: MetaOptions) => {
  let analytics: ChatAnalytics;
  beforeEach(() => {
    open(undefined, revoke, ...(options.manageConsent ? [] : [grant]));
    analytics = createChatAnalytics({ sources: [], sinks: [meta(options)], consent: 'not_required', debug: false });
    analytics.track({ event_type: 'goal_met', event_id: 'a' });
  });
  afterEach(() => {
    analytics.stop();
    sessionStorage.clear();
  });

  it('to a pixel that comes late', () => {
    vi.advanceTimersByTime(20_000);
    pixel.load();
    vi.advanceTimersByTime(1000);
    expect(analytics.health().sinks.meta).toMatchObject({ delivered: 1 });
    expect(hits()).toEqual(['a']);
  });

  it('to one that has just come when the shopper leaves', () => {
    vi.advanceTimersByTime(2000);
    pixel.load();
    window.dispatchEvent(new Event('pagehide'));
    expect(analytics.health().sinks.meta).toMatchObject({ delivered: 1 });
    expect(hits()).toEqual(['a']);
  });
});
