import { clarity } from '@chat-analytics/clarity';
import { reference } from '@chat-analytics/clarity/reference';
import { createChatAnalytics, type ChatAnalytics } from '@chat-analytics/core';
import { createClarityWebchat, createRecordingSink, sourceConformance, type ClarityWebchat, type EngagementSdk, type RecordingSink } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('an SDK that a script brings, in a browser', () => {
  const page = window as Window & { exponea?: EngagementSdk };
  let analytics: ChatAnalytics;
  let sink: RecordingSink;

  beforeEach(() => {
    sink = createRecordingSink();
    analytics = createChatAnalytics({ sources: [clarity()], sinks: [sink], consent: 'not_required', debug: false });
  });
  afterEach(() => {
    analytics.stop();
    delete page.exponea;
  });

  /** Runs a script from an address of its own, and then, as soon as anybody can know of it, what is to come next. */
  function runScript(code: string, next: () => void): Promise<void> {
    return new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      script.onload = () => {
        next();
        script.remove();
        resolve();
      };
      document.head.append(script);
    });
  }

  it('is tapped before anybody else can call it', async () => {
    let returned: unknown;
    await runScript('window.exponea = { track: () => "own" }', () => {
      returned = page.exponea?.track('webchat', { action: 'url_click' });
    });
    expect(returned).toBe('own');
    expect(sink.events.map((event) => event.vendor_event)).toEqual(['url_click']);
  });

  it('and that takes the place of another is, too', async () => {
    await runScript('window.exponea = { track: () => "first" }', () => undefined);
    await runScript('window.exponea = { track: () => "second" }', () => page.exponea?.track('webchat', { action: 'menu_click' }));
    expect(sink.events.map((event) => event.vendor_event)).toEqual(['menu_click']);
  });

  it('is its own again after stop', async () => {
    await runScript('window.exponea = { track: window.ownTrack = () => "own" }', () => undefined);
    expect(page.exponea?.track).not.toBe(Reflect.get(window, 'ownTrack'));
    analytics.stop();
    expect(page.exponea?.track).toBe(Reflect.get(window, 'ownTrack'));
  });
});

describe('clarity in a browser, as every source', () => {
  let webchat: ClarityWebchat;
  beforeEach(() => {
    webchat = createClarityWebchat(window);
  });
  afterEach(() => webchat.remove());

  const cases = sourceConformance({ reference, create: () => clarity(), send: (_page, payload) => webchat.track('webchat', payload) });
  for (const { name, run } of cases) it(name, run);
});
