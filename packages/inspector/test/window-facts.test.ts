import { createClarityWebchat, createGtag, createKustomer, createMetaPixel, createTagManager } from '@chat-analytics/testing';
import { afterEach, expect, it } from 'vitest';
import { readWindow } from '../src/doctor/window-facts.js';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));
function put<Fake extends { remove(): void }>(fake: Fake): Fake {
  ends.push(() => fake.remove());
  return fake;
}

it('sees an empty page as empty', () => {
  expect(readWindow(window)).toMatchObject({ ga4: 'absent', ga4Debug: false, gtm: 'absent', containers: [], meta: 'absent', kustomer: undefined, clarity: undefined, layer: [] });
});

it('tells a library that runs from its snippet', () => {
  const gtag = put(createGtag(window, { arrival: 'manual', measurementId: 'G-SHOP1234' }));
  const pixel = put(createMetaPixel(window, { arrival: 'manual' }));
  expect(readWindow(window)).toMatchObject({ ga4: 'stub', meta: 'stub' });
  gtag.load();
  pixel.load();
  expect(readWindow(window)).toMatchObject({ ga4: 'running', meta: 'running', gtm: 'absent', containers: ['G-SHOP1234'] });
});

it('tells GTM from gtag.js', () => {
  const manager = put(createTagManager(window, { containerId: 'GTM-SHOP', arrival: 'manual' }));
  expect(readWindow(window)).toMatchObject({ gtm: 'stub', ga4: 'absent' });
  manager.load();
  expect(readWindow(window)).toMatchObject({ gtm: 'running', ga4: 'absent', containers: ['GTM-SHOP'] });
});

it('finds GTM on a layer of another name, and does not take it for gtag.js', () => {
  const manager = put(createTagManager(window, { containerId: 'GTM-SHOP', dataLayer: 'shopLayer', arrival: 'manual' }));
  expect(readWindow(window)).toMatchObject({ gtm: 'stub', ga4: 'absent' });
  manager.load();
  expect(readWindow(window)).toMatchObject({ gtm: 'running', ga4: 'absent' });
});

it('knows by a push of the layer’s own that somebody runs, where nobody has written down who', () => {
  put(createTagManager(window, { containerId: 'GTM-SHOP', dataLayer: 'shopLayer' }));
  Reflect.deleteProperty(window, 'google_tag_manager');
  expect(readWindow(window)).toMatchObject({ gtm: 'running', containers: [], ga4: 'absent' });
});

it('sees that GA4 is told of debugging', () => {
  put(createGtag(window));
  const { gtag } = window as { gtag?: (...call: unknown[]) => void };
  expect(readWindow(window).ga4Debug).toBe(false);
  gtag?.('config', 'G-SHOP', { debug_mode: true });
  expect(readWindow(window).ga4Debug).toBe(true);
});

it.each([
  ['v2', 'widget'],
  ['core', 'core'],
  ['legacy', 'legacy'],
  ['cards', 'cards'],
] as const)('tells the generations of Kustomer apart: %s', (generation, fact) => {
  put(createKustomer(window, { generation }));
  expect(readWindow(window).kustomer).toBe(fact);
});

it('finds the Engagement SDK of Clarity', () => {
  put(createClarityWebchat(window));
  expect(readWindow(window).clarity?.global).toBe('exponea');
});

it('comes through a page of which every global throws', () => {
  const hostile = new Proxy(window, {
    get() {
      throw new Error('mine');
    },
  });
  expect(readWindow(hostile)).toMatchObject({ ga4: 'absent', gtm: 'absent', meta: 'absent' });
});
