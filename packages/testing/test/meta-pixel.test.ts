import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMetaPixel, type MetaPixelFake, type MetaPixelOptions } from '../src/meta-pixel.js';

let pixel: MetaPixelFake;

function open(options: MetaPixelOptions = {}): void {
  pixel = createMetaPixel(window, { pixelIds: ['1'], ...options });
}

function stub(): object {
  const onPage: unknown = Reflect.get(window, 'fbq');
  if (typeof onPage !== 'function') throw new Error('There is no fbq on the page.');
  return onPage;
}

function fbq(...args: unknown[]): void {
  const onPage = stub();
  if (typeof onPage === 'function') Reflect.apply(onPage, undefined, args);
}

afterEach(() => pixel.remove());

describe('the stub', () => {
  it('calls itself loaded all along; callMethod and the version tell the truth', () => {
    open({ arrival: 'manual' });
    expect('callMethod' in stub()).toBe(false);
    expect({ ...stub() }).toEqual({ loaded: true, version: '2.0', queue: expect.any(Array) as unknown, push: stub() });
    pixel.load();
    expect({ ...stub() }).toMatchObject({ loaded: true, version: '2.9.324', callMethod: expect.any(Function) as unknown });
  });

  it('is what _fbq and push are, too', () => {
    open();
    expect(Reflect.get(window, '_fbq')).toBe(stub());
    expect(Reflect.get(stub(), 'push')).toBe(stub());
  });

  it('queues without bound while an ad blocker keeps the library away', () => {
    open({ arrival: 'never' });
    for (let i = 0; i < 5000; i++) fbq('trackCustom', 'a', { i }, { eventID: `e${i}` });
    expect(pixel.queueLeft()).toHaveLength(5001);
    expect(pixel.hits).toEqual([]);
    expect(pixel.warnings).toEqual([]);
  });
});

describe('consent', () => {
  it('comes out of the deadlock by a grant once the library runs, the queued events of the host included', () => {
    open({ arrival: 'manual' });
    fbq('consent', 'revoke');
    fbq('trackCustom', 'a');
    fbq('consent', 'grant');
    pixel.load();
    expect(pixel.hits).toEqual([]);
    fbq('consent', 'grant');
    expect(pixel.hits).toEqual([{ id: '1', ev: 'a' }]);
    expect(pixel.queueLeft()).toEqual([]);
  });

  it('queues what is called between a revoke and a grant, in order', () => {
    open();
    fbq('consent', 'revoke');
    fbq('trackCustom', 'a');
    fbq('trackCustom', 'b');
    expect(pixel.queueLeft()).toEqual([
      ['trackCustom', 'a'],
      ['trackCustom', 'b'],
    ]);
    expect(pixel.calls).toEqual([
      ['init', '1'],
      ['consent', 'revoke'],
    ]);
    fbq('consent', 'grant');
    expect(pixel.calls.slice(2)).toEqual([
      ['consent', 'grant'],
      ['trackCustom', 'a'],
      ['trackCustom', 'b'],
    ]);
    expect(pixel.hits).toEqual([
      { id: '1', ev: 'a' },
      { id: '1', ev: 'b' },
    ]);
  });

  it('is asked anew on every page', () => {
    open();
    fbq('consent', 'revoke');
    fbq('trackCustom', 'lost');
    pixel.navigate();
    fbq('trackCustom', 'a');
    expect(pixel.hits).toEqual([{ id: '1', ev: 'a' }]);
  });
});

describe('several pixels', () => {
  it('all get what is tracked, and one what is tracked for it alone', () => {
    open({ pixelIds: ['1', '2'] });
    fbq('init', '1');
    fbq('trackCustom', 'a');
    fbq('trackSingleCustom', '2', 'b');
    expect(pixel.hits).toEqual([
      { id: '1', ev: 'a' },
      { id: '2', ev: 'a' },
      { id: '2', ev: 'b', tm: '2' },
    ]);
  });

  it('each warn of an event id that is no string', () => {
    open({ pixelIds: ['1', '2'] });
    fbq('trackCustom', 'a', {}, { eventID: [] });
    expect(pixel.warnings).toHaveLength(2);
  });
});

describe('warnings', () => {
  it('come for a name that trackSingle does not know, and not for one that it does, nor from trackCustom', () => {
    open();
    for (const name of ['PageView', 'Contact', 'Opened']) fbq('trackSingle', '1', name);
    fbq('trackCustom', 'Opened');
    expect(pixel.warnings).toEqual([expect.stringContaining("non-standard event 'Opened'")]);
    expect(pixel.hits).toHaveLength(4);
  });

  it('do not come for commands that the real library knows', () => {
    open();
    fbq('set', 'autoConfig', false, '1');
    expect(pixel.warnings).toEqual([]);
  });
});

describe('hits', () => {
  it('are told to listeners until they stop listening', () => {
    open();
    const listener = vi.fn();
    const stop = pixel.onHit(listener);
    fbq('trackCustom', 'a');
    stop();
    fbq('trackCustom', 'b');
    expect(listener).toHaveBeenCalledExactlyOnceWith({ id: '1', ev: 'a' });
  });
});
