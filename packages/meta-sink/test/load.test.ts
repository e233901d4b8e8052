import { createMetaPixel, type MetaPixelFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { load } from '../src/load.js';
import type { MetaOptions } from '../src/index.js';
import { runSink, type Run } from './run-sink.js';

interface Page extends Window {
  fbq?: ((...call: unknown[]) => void) & { queue?: unknown[]; loaded?: unknown; version?: unknown; push?: unknown };
  _fbq?: unknown;
  happyDOM?: { settings: { handleDisabledFileLoadingAsSuccess: boolean } };
}
const page: Page = window;

/** Nothing is fetched: scripts load, or fail. */
function letScripts(succeed: boolean): void {
  if (page.happyDOM) page.happyDOM.settings.handleDisabledFileLoadingAsSuccess = succeed;
}

let pixel: MetaPixelFake;
beforeEach(() => {
  letScripts(true);
  pixel = createMetaPixel(window, { stub: false, arrival: 'manual' });
});
const runs: Run[] = [];
afterEach(() => {
  for (const { stop } of runs.splice(0)) stop();
  pixel.remove();
  for (const script of Array.from(document.scripts)) script.remove();
});

const scripts = (): string[] => Array.from(document.scripts, (script) => script.src);
const source = 'https://connect.facebook.net/en_US/fbevents.js';

function run(options: MetaOptions = {}): Run {
  const made = runSink({ load, pixelId: '123', ...options });
  runs.push(made);
  return made;
}

describe('load', () => {
  it('brings the pixel in once the purpose is granted, and not before', () => {
    const { sink, tell } = run();
    tell('pending');
    tell('denied');
    expect([scripts(), page.fbq]).toEqual([[], undefined]);
    tell('granted');
    expect(scripts()).toEqual([source]);
    expect(pixel.queueLeft()).toEqual([['init', '123']]);
    expect(sink.ready(window)).toBe(false);
    pixel.load();
    expect(sink.ready(window)).toBe(true);
    page.fbq?.('trackSingleCustom', '123', 'ChatOpened', {}, { eventID: 'e1' });
    expect(pixel.hits).toEqual([{ id: '123', ev: 'ChatOpened', eid: 'e1', tm: '2' }]);
    expect(pixel.warnings).toEqual([]);
  });

  it("makes a stub as Meta's own is", () => {
    run().tell('granted');
    expect(Object.assign({}, page.fbq)).toMatchObject({ loaded: true, version: '2.0', push: page.fbq });
    expect(page._fbq).toBe(page.fbq);
    expect(Object.prototype.toString.call(page.fbq?.queue?.[0])).toBe('[object Arguments]');
  });

  it('limits the use of data before init', () => {
    run({ limitedDataUse: true }).tell('granted');
    expect(pixel.queueLeft()).toEqual([
      ['dataProcessingOptions', ['LDU'], 0, 0],
      ['init', '123'],
    ]);
  });

  it('limits the use of data for a state', () => {
    run({ limitedDataUse: { country: 1, state: 1000 } }).tell('granted');
    pixel.load();
    page.fbq?.('track', 'Lead', {}, { eventID: 'l1' });
    expect(pixel.hits).toEqual([{ id: '123', ev: 'Lead', dpo: 'LDU', dpoco: '1', dpost: '1000', eid: 'l1' }]);
  });

  it('does not limit it where that is false', () => {
    run({ limitedDataUse: false }).tell('granted');
    expect(pixel.queueLeft()).toEqual([['init', '123']]);
  });

  it('says so where the pixel has begun without a limit, and not where it has begun with it', () => {
    const [before, limited, again] = [run(), run({ limitedDataUse: true }), run({ limitedDataUse: true, pixelId: '456' })];
    for (const { tell } of [before, limited, again]) tell('granted');
    expect([before.reports, limited.reports, again.reports]).toEqual([[], ['bad_option meta.limitedDataUse'], []]);
    again.stop();
    again.tell('granted');
    expect(again.reports).toEqual([]);
  });

  it('does it once, however often consent is granted and however many sinks there are; each pixel is initialised once', () => {
    const { tell } = run();
    tell('granted');
    tell('denied');
    tell('granted');
    run().tell('granted');
    run({ pixelId: '456' }).tell('granted');
    expect(scripts()).toEqual([source]);
    expect(pixel.queueLeft()).toEqual([
      ['init', '123'],
      ['init', '456'],
    ]);
  });

  it('gives the script the nonce of the page', () => {
    run({ nonce: 'n0nce' }).tell('granted');
    expect(document.scripts[0]?.nonce).toBe('n0nce');
  });

  it('needs a pixel id, and says so', () => {
    const { tell, reports } = run({ pixelId: '' });
    tell('granted');
    expect([scripts(), page.fbq, reports]).toEqual([[], undefined, ['bad_option meta.load']]);
  });
});

describe('what the page has is left alone', () => {
  it.each(['manual', 'now'] as const)('its own pixel, arrival %s', (arrival) => {
    pixel.remove();
    pixel = createMetaPixel(window, { arrival });
    const { fbq } = page;
    const before = pixel.queueLeft();
    run().tell('granted');
    expect([page.fbq, scripts(), pixel.queueLeft()]).toEqual([fbq, [], before]);
  });

  it('and said to be, where limited data use was asked for', () => {
    pixel.remove();
    pixel = createMetaPixel(window);
    const { tell, reports } = run({ limitedDataUse: true });
    tell('granted');
    expect(reports).toEqual(['bad_option meta.limitedDataUse']);
  });
});

describe('a script that does not load', () => {
  it('is said to be blocked, to a sink that comes later too', () => {
    letScripts(false);
    const first = run();
    first.tell('granted');
    const second = run();
    second.tell('granted');
    expect([first.blocked(), second.blocked(), scripts().length]).toEqual([1, 1, 1]);
  });

  it("is said to be blocked where it is the page's own", () => {
    pixel.remove();
    pixel = createMetaPixel(window, { arrival: 'manual' });
    const script = document.createElement('script');
    script.src = source;
    document.head.append(script);
    const { tell, blocked } = run();
    tell('granted');
    script.dispatchEvent(new Event('error'));
    expect(blocked()).toBe(1);
  });

  it('is no business of a sink that has stopped', () => {
    const { tell, blocked, stop } = run();
    tell('granted');
    stop();
    document.scripts[0]?.dispatchEvent(new Event('error'));
    expect(blocked()).toBe(0);
  });
});

it('with manageConsent the pixel that was brought in is granted, and revoked when the shopper refuses', async () => {
  const { tell } = run({ manageConsent: true });
  tell('granted');
  pixel.load();
  page.fbq?.('track', 'Lead', {}, { eventID: 'a' });
  tell('denied');
  page.fbq?.('track', 'Lead', {}, { eventID: 'b' });
  expect(pixel.hits.map(({ eid }) => eid)).toEqual(['a']);
  tell('granted');
  await expect.poll(() => pixel.hits.map(({ eid }) => eid)).toEqual(['a', 'b']);
});
