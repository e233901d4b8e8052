import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import recorded from '../fixtures/meta-pixel-recorded.json';
import { createMetaPixel, type MetaPixelFake, type MetaPixelOptions } from '../src/meta-pixel.js';
import { abbreviated, runRecorded } from './recorded-call.js';

let pixel: MetaPixelFake;

function open(options: MetaPixelOptions): void {
  pixel = createMetaPixel(window, { arrival: 'manual', ...options });
}

function fbq(args: readonly unknown[]): void {
  const onPage: unknown = Reflect.get(window, 'fbq');
  if (typeof onPage !== 'function') throw new Error('There is no fbq on the page.');
  Reflect.apply(onPage, undefined, args);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  pixel.remove();
  vi.useRealTimers();
});

describe('calls queued before the library arrives, as recorded', () => {
  it.each(recorded.cases)('$name', ({ calls, expect_hits, expect_queue_left, console: warnings }) => {
    open({ pixelIds: [] });
    calls.forEach(fbq);
    expect(pixel.hits).toEqual([]);
    expect(pixel.queueLeft()).toEqual(calls);

    pixel.load();
    vi.advanceTimersByTime(10_000);
    expect(pixel.hits).toStrictEqual(expect_hits);
    expect(pixel.queueLeft()).toEqual(expect_queue_left);
    expect(pixel.warnings).toEqual(warnings);
  });
});

describe('calls around the arrival of the library, as recorded', () => {
  it.each(recorded.cases_after_load)('$name', ({ before_load, after_load, hits_before_second_step, hits }) => {
    open({});
    runRecorded(before_load);
    pixel.load();
    vi.advanceTimersByTime(10_000);
    expect(pixel.hits).toHaveLength(hits_before_second_step);

    runRecorded(after_load);
    vi.advanceTimersByTime(10_000);
    const burst = hits.find((hit) => 'count' in hit);
    if (burst) expect(pixel.hits).toHaveLength(burst.count);
    else expect(abbreviated(pixel.hits)).toStrictEqual(hits);
    expect(pixel.warnings).toEqual([]);
  });
});
