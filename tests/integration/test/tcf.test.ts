import { createChatAnalytics } from '@chat-analytics/core';
import { followTcf, type TcfOptions } from '@chat-analytics/core/tcf';
import { meta } from '@chat-analytics/meta-sink';
import { createMetaPixel, createTcf, hostEventOf, watchPage, type TcfFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface Page extends Window {
  __tcfapi?: unknown;
}
const page: Page = window;

let platform: TcfFake | undefined;
const stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  platform?.remove();
  platform = undefined;
  delete page.__tcfapi;
  vi.useRealTimers();
});

function open(options: Parameters<typeof createTcf>[1] = {}): TcfFake {
  platform = createTcf(window, options);
  return platform;
}

/** What the follower said, one entry per time. */
function follow(options?: TcfOptions): object[] {
  const told: object[] = [];
  stops.push(followTcf({ consent: { update: (change) => told.push(change) } }, options));
  return told;
}

const both = (state: string): object => ({ analytics: state, advertising: state });
const everything = { purposes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] };
/** What a platform tells that has an answer, as the specification has it. */
const answered = {
  gdprApplies: true,
  eventStatus: 'useractioncomplete',
  cmpStatus: 'loaded',
  tcString: 'CP',
  isServiceSpecific: true,
  purpose: { consents: { 1: true, 3: true, 4: true, 7: true, 8: true, 9: true } },
  vendor: { consents: {} },
};

describe('what the platform says means', () => {
  it('pending until the shopper has answered, then what was answered, and what is answered later', () => {
    const { show, answer } = open();
    const told = follow();
    show();
    answer(everything);
    answer({});
    expect(told).toEqual([both('pending'), both('pending'), both('granted'), both('denied')]);
  });

  it('what was answered on an earlier visit', () => {
    open({ stored: everything });
    expect(follow()).toEqual([both('granted')]);
  });

  it('granted where the GDPR does not apply, and pending while that is unknown', () => {
    open({ gdprApplies: false });
    expect(follow()).toEqual([both('granted')]);
    platform?.remove();
    open({ gdprApplies: undefined, stored: everything });
    expect(follow()).toEqual([both('pending')]);
  });

  it('pending where the platform finds out late that the GDPR applies, and asks', () => {
    const hearers: ((data: object, success: boolean) => void)[] = [];
    page.__tcfapi = (command: string, _version: number, hear: (data: object, success: boolean) => void) => {
      if (command === 'addEventListener') hearers.push(hear);
    };
    const told = follow();
    const tell = (data: object): void => {
      for (const hear of hearers) hear({ listenerId: 1, cmpStatus: 'loaded', ...data }, true);
    };
    tell({ gdprApplies: false, eventStatus: 'tcloaded' });
    tell({ gdprApplies: true, eventStatus: 'cmpuishown' });
    expect(told).toEqual([both('granted'), both('pending')]);
  });

  it('no answer taken back when the dialogue opens again', () => {
    const { show, answer } = open({ stored: everything });
    const told = follow();
    show();
    answer({ purposes: [1, 8, 9] });
    show();
    expect(told).toEqual([both('granted'), { analytics: 'granted', advertising: 'denied' }]);
  });

  it.each([
    ['1, 8 and 9 for analytics', [1, 8, 9], { analytics: 'granted', advertising: 'denied' }],
    ['1, 3, 4 and 7 for advertising', [1, 3, 4, 7], { analytics: 'denied', advertising: 'granted' }],
    ['1 above all', [3, 4, 7, 8, 9], both('denied')],
    ['all of them', [1, 3, 4, 9], both('denied')],
  ])('by purposes: %s', (_name, purposes, expected) => {
    open({ stored: { purposes } });
    expect(follow()).toEqual([expected]);
  });

  it('by the purposes that are named, where some are', () => {
    open({ stored: { purposes: [1, 10] } });
    expect(follow({ purposes: { analytics: [1, 10], advertising: [] } })).toEqual([{ analytics: 'granted' }]);
  });

  it.each([
    [0, 'denied'],
    [1, 'granted'],
    [2, 'denied'],
  ])('by what the publisher restricts for the vendors that are named: kind %i means %s', (kind, advertising) => {
    page.__tcfapi = (_: string, __: number, hear: (data: object, success: boolean) => void) =>
      hear({ ...answered, vendor: { consents: { 755: true } }, publisher: { restrictions: { 4: { 755: kind } } } }, true);
    expect(follow({ vendors: { advertising: [755] } })).toEqual([{ analytics: 'granted', advertising }]);
  });

  it('by the vendors that are named besides', () => {
    open({ stored: { ...everything, vendors: [755] } });
    expect(follow({ vendors: { analytics: [755], advertising: [755, 804] } })).toEqual([{ analytics: 'granted', advertising: 'denied' }]);
  });

  it.each<[string, unknown, unknown?]>([
    ['a failure', answered, false],
    ['a success that is none', answered, 'true'],
    ['nothing', undefined],
    ['null', null],
    ['a string', 'granted'],
    ['a list', [answered]],
    ['no word on the GDPR', { ...answered, gdprApplies: undefined }],
    ['a number for the GDPR', { ...answered, gdprApplies: 0 }],
    ['a state of the dialogue that there is not', { ...answered, eventStatus: 'done' }],
    ['no TC string', { ...answered, tcString: '' }],
    ['no purposes', { ...answered, purpose: undefined }],
    ['purposes without consents', { ...answered, purpose: {} }],
    ['consents that are a string of bits', { ...answered, purpose: { consents: '111111111' } }],
    ['a TC string of the global scope', { ...answered, isServiceSpecific: false }],
    ['a platform in error', { ...answered, cmpStatus: 'error' }],
    ['a platform in error where the GDPR does not apply', { gdprApplies: false, cmpStatus: 'error' }],
    [
      'something that throws',
      {
        get gdprApplies(): boolean {
          throw new Error('no');
        },
      },
    ],
    [
      'something that throws late',
      {
        ...answered,
        get purpose(): object {
          throw new Error('no');
        },
      },
    ],
  ])('pending where it says what cannot be read: %s', (_name, data, success = true) => {
    const { tell } = open({ stored: everything });
    const told = follow();
    expect(() => tell(data, success)).not.toThrow();
    expect(told).toEqual([both('granted'), both('pending')]);
  });

  it('no consent where consents are no booleans', () => {
    const { tell } = open();
    const told = follow();
    tell({ ...answered, purpose: { consents: { 1: 'true', 3: 1, 4: 1, 7: 1, 8: {}, 9: 1 } } });
    expect(told.at(-1)).toEqual(both('denied'));
  });

  it('no consent where interest is legitimate only', () => {
    const { tell } = open();
    const told = follow();
    tell({ ...answered, purpose: { consents: {}, legitimateInterests: answered.purpose.consents } });
    expect(told.at(-1)).toEqual(both('denied'));
  });
});

describe('the platform is found', () => {
  it.each<[string, Parameters<typeof createTcf>[1]]>([
    ['with the page', {}],
    ['late, behind its stub', { arrival: 5000 }],
    ['late, without a stub', { arrival: 5000, stub: false }],
    ['late, forgetting what its stub has queued', { arrival: 5000, forgetful: true }],
    ['very late', { arrival: 58_000, stub: false }],
  ])('%s', (_name, options) => {
    const { answer } = open(options);
    const told = follow();
    vi.advanceTimersByTime(60_000);
    answer(everything);
    expect(told.at(-1)).toEqual(both('granted'));
  });

  it('where it comes after us', () => {
    const told = follow();
    vi.advanceTimersByTime(100);
    const { answer } = open();
    vi.advanceTimersByTime(100);
    answer(everything);
    expect(told.at(-1)).toEqual(both('granted'));
  });

  it('and is not looked for for ever', () => {
    const watch = watchPage(window);
    const told = follow();
    vi.advanceTimersByTime(70_000);
    expect([watch.left(), told]).toEqual([[], []]);
    watch.end();
  });

  it('and not looked for any more once it has spoken', () => {
    open({ stored: everything });
    const watch = watchPage(window);
    follow();
    vi.advanceTimersByTime(1000);
    expect(watch.left()).toEqual([]);
    watch.end();
  });

  it.each<[string, unknown]>([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['is no function', { addEventListener: true }],
    ['never answers', () => undefined],
    ['answers false', (_command: string, _version: number, callback: (...answer: unknown[]) => void) => callback(null, false)],
  ])('and grants nothing where it %s', (_name, api) => {
    page.__tcfapi = api;
    const told = follow();
    vi.advanceTimersByTime(70_000);
    expect(told.filter((change) => !Object.values(change).every((state) => state === 'pending'))).toEqual([]);
  });

  it('and tried again where another takes the place of one that throws', () => {
    page.__tcfapi = () => {
      throw new Error('no');
    };
    const told = follow();
    open({ stored: everything });
    vi.advanceTimersByTime(1000);
    expect(told.at(-1)).toEqual(both('granted'));
  });
});

describe('after stop', () => {
  it('nothing is left, and nothing is heard', () => {
    const { answer, listeners } = open();
    const watch = watchPage(window);
    const told = follow();
    expect(listeners()).toBe(1);
    stops.pop()?.();
    expect([watch.left(), listeners()]).toEqual([[], 0]);
    answer(everything);
    expect(told).toEqual([both('pending')]);
    watch.end();
  });

  it('a listener that still waits in the queue of a stub goes with the first word', () => {
    const { load, answer, listeners } = open({ arrival: 'manual' });
    const told = follow();
    stops.pop()?.();
    load();
    expect(listeners()).toBe(0);
    answer(everything);
    expect(told).toEqual([]);
  });

  it('both registrations go, where stub and platform were asked', () => {
    const { load, listeners } = open({ arrival: 'manual' });
    follow();
    vi.advanceTimersByTime(1000);
    load();
    vi.advanceTimersByTime(2000);
    expect(listeners()).toBe(2);
    stops.pop()?.();
    expect(listeners()).toBe(0);
  });

  it('by the one that is told, as it looks for the platform, no timer is left', () => {
    const stop = followTcf({ consent: { update: () => stop() } });
    vi.advanceTimersByTime(60);
    const watch = watchPage(window);
    let listeners = 0;
    Object.assign(page, {
      __tcfapi(command: string, _: number, hear: (data: object, success: boolean) => void) {
        listeners += command === 'addEventListener' ? 1 : -1;
        if (listeners) hear({ listenerId: 1, cmpStatus: 'loading' }, true);
      },
    });
    vi.advanceTimersByTime(200);
    expect(listeners).toBe(0);
    expect(watch.left()).not.toContain('setTimeout');
    watch.end();
  });

  it('an API that throws harms nobody', () => {
    open();
    follow();
    page.__tcfapi = () => {
      throw new Error('no');
    };
    expect(() => stops.pop()?.()).not.toThrow();
  });
});

it('whoever throws when told does not harm the platform', () => {
  const { answer } = open();
  const update = (): never => {
    throw new Error('no');
  };
  stops.push(followTcf({ consent: { update } }));
  expect(() => answer(everything)).not.toThrow();
});

it('with a whole pipeline: an event goes out when the shopper agrees, and none after a refusal', async () => {
  const { answer } = open({ arrival: 300 });
  const pixel = createMetaPixel(window);
  const analytics = createChatAnalytics({ sources: [], sinks: [meta()], consent: {}, debug: false });
  stops.push(followTcf(analytics));
  analytics.track(hostEventOf('chat_opened', 'waits'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(pixel.hits).toEqual([]);
  answer(everything);
  await Promise.all([analytics.flush(), vi.advanceTimersByTimeAsync(2000)]);
  expect(pixel.hits).toMatchObject([{ eid: 'waits' }]);
  answer({});
  analytics.track(hostEventOf('chat_opened', 'refused'));
  expect(analytics.health().sinks.meta?.dropped).toEqual({ denied: 1 });
  pixel.remove();
});
