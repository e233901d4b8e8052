import { createClarityWebchat } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from './page.js';

type Layer = unknown[];
const page = window as Window & { dataLayer?: Layer; shopLayer?: Layer };

/** Google Tag Manager arrives: the layer gets a `push` of its own, and keeps its last 300 entries. */
function runTagManager(layer: Layer): Layer {
  const before = layer.push.bind(layer);
  layer.push = (...items) => {
    before(...items);
    layer.splice(0, layer.length - 300);
    return layer.length;
  };
  return layer;
}

const hasOwnPush = (layer: Layer): boolean => Object.hasOwn(layer, 'push');
const bridged = { event: 'clarity', action: 'menu_click', button_content: 'Clear Chat' };

beforeEach(() => {
  vi.useFakeTimers();
  page.dataLayer = [];
});
afterEach(() => {
  delete page.dataLayer;
  delete page.shopLayer;
  vi.useRealTimers();
});

describe('the data layer', () => {
  it('may get several entries at once, of which one throws when looked at', () => {
    const { names } = listen({ globals: [], dataLayer: true });
    const hostile = {
      event: 'clarity',
      get action() {
        throw new Error('not yours');
      },
    };
    runTagManager(page.dataLayer ?? []).push(hostile, { ...bridged });
    vi.advanceTimersByTime(1000);
    page.dataLayer?.push(hostile, { ...bridged });
    expect(names()).toEqual(['menu_click', 'menu_click']);
  });

  it('may be emptied while no tag manager runs, and is read on', () => {
    const { names } = listen({ globals: [], dataLayer: true });
    for (let count = 0; count < 5; count++) page.dataLayer?.push({ event: 'page' });
    vi.advanceTimersByTime(1500);
    page.dataLayer?.splice(0, 5, { ...bridged });
    vi.advanceTimersByTime(1500);
    expect(names()).toEqual(['menu_click']);
  });

  it('is left alone unless the host asks', () => {
    const layer = runTagManager(page.dataLayer ?? []);
    const { push } = layer;
    const { names } = listen();
    layer.push(bridged);
    expect(layer.push).toBe(push);
    expect(names()).toEqual([]);
  });

  it('of a running tag manager is heard at once, together with what is in it, and its push returns what it did', () => {
    const layer = page.dataLayer ?? [];
    layer.push({ event: 'page' }, bridged);
    runTagManager(layer);
    const { names, books } = listen({ globals: [], dataLayer: true });
    expect(layer.push({ ...bridged }, { event: 'clarity', action: 'url_click' }, { event: 'close_survey' })).toBe(5);
    expect(names()).toEqual(['menu_click', 'menu_click', 'url_click', 'close_survey']);
    expect(books()).toMatchObject({ status: 'listening', received: 4 });
  });

  it('without a tag manager gets no push of its own, by which a sink would think that there is one, and is read all the same', () => {
    const layer = page.dataLayer ?? [];
    const { names, books } = listen({ globals: [], dataLayer: true });
    layer.push(bridged);
    vi.advanceTimersByTime(1000);
    expect(names()).toEqual(['menu_click']);
    layer.push({ ...bridged });
    window.dispatchEvent(new Event('pagehide'));
    expect(names()).toEqual(['menu_click', 'menu_click']);
    expect(hasOwnPush(layer)).toBe(false);
    vi.advanceTimersByTime(100_000);
    expect(books()).toMatchObject({ status: 'listening', received: 2 });
  });

  it('whose tag manager comes later loses and doubles nothing', () => {
    const layer = page.dataLayer ?? [];
    const { names, books } = listen({ globals: [], dataLayer: true });
    layer.push(bridged);
    vi.advanceTimersByTime(1000);
    layer.push({ ...bridged, action: 'user_respond' });
    runTagManager(layer);
    layer.push({ ...bridged, action: 'url_click' });
    vi.advanceTimersByTime(1000);
    for (let count = 0; count < 400; count++) layer.push({ ...bridged, action: 'change_size' });
    expect(names().slice(0, 3)).toEqual(['menu_click', 'user_respond', 'url_click']);
    expect(names()).toHaveLength(403);
    expect(books()?.duplicate).toBe(0);
  });

  it('may have a name of its own', () => {
    page.shopLayer = runTagManager([]);
    const { names } = listen({ globals: [], dataLayer: 'shopLayer' });
    page.shopLayer.push(bridged);
    expect(names()).toEqual(['menu_click']);
  });

  it('may be narrowed to the events that the host bridges under', () => {
    const layer = runTagManager(page.dataLayer ?? []);
    const { names, books } = listen({ globals: [], dataLayer: true, eventTypes: ['clarity'] });
    layer.push({ event: 'navigation', action: 'menu_click' }, bridged);
    expect(names()).toEqual(['menu_click']);
    expect(books()?.received).toBe(1);
  });

  it('has pushes of ours in it, and commands of gtag, that are no events of Clarity', () => {
    const layer = runTagManager(page.dataLayer ?? []);
    const { books, issues } = listen({ globals: [], dataLayer: true });
    const chat = { vendor: 'bloomreach_clarity', event_id: 'e1', event_type: 'chat_closed', actor: 'visitor', widget_size: 'large', conversation_state: 'idle' };
    layer.push({ event: 'chat_closed', chat, _clear: true }, { event: 'chat_survey_dismissed', chat, _clear: true });
    const gtag: (...command: unknown[]) => void = function () {
      // eslint-disable-next-line prefer-rest-params -- as gtag does
      layer.push(arguments);
    };
    gtag('event', 'chat_closed', { chat_vendor: 'bloomreach_clarity', chat_widget_size: 'large', conversation_state: 'idle' });
    layer.push(undefined, null, 'text', 7, () => undefined, [bridged]);
    expect(books()?.received).toBe(0);
    expect(issues).toEqual([]);
  });

  it('has pushes under names that begin like Clarity’s that are none, of a sink with names of its own for one', () => {
    const layer = runTagManager(page.dataLayer ?? []);
    const { books } = listen({ globals: [], dataLayer: true });
    layer.push({ event: 'clarity_chat_opened', chat: { vendor: 'bloomreach_clarity', event_type: 'chat_opened' }, _clear: true }, { event: 'clarity_consent', granted: true });
    expect(books()?.received).toBe(0);
    layer.push({ event: 'clarity', action: 'clarity_error', location: 'chat' });
    expect(books()).toMatchObject({ received: 1, ignored: 1 });
  });

  it('does not echo: what is pushed while we hear is ours', () => {
    const layer = runTagManager(page.dataLayer ?? []);
    const { analytics, names } = listen({ globals: [], dataLayer: true });
    analytics.subscribe(({ vendor_event: action }) => void layer.push({ event: 'copy', action }));
    layer.push(bridged);
    vi.advanceTimersByTime(5000);
    expect(names()).toEqual(['menu_click']);
  });

  it('is restored on stop', () => {
    const layer = runTagManager(page.dataLayer ?? []);
    const { push } = layer;
    const { analytics, names } = listen({ dataLayer: true });
    expect(layer.push).not.toBe(push);
    analytics.stop();
    expect(layer.push).toBe(push);
    layer.push(bridged);
    expect(names()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('and the SDK may both be heard, where the same object goes to both it counts once', () => {
    const layer = runTagManager(page.dataLayer ?? []);
    const webchat = createClarityWebchat(window);
    const { names, books } = listen({ dataLayer: true });
    const properties = { action: 'url_click', chat_widget_size: 'large' };
    webchat.track('webchat', properties);
    layer.push(properties);
    expect(names()).toEqual(['url_click']);
    expect(books()).toMatchObject({ received: 2, duplicate: 1 });
    webchat.remove();
  });
});
