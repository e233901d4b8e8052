import { createChatAnalytics, type Naming } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { meta } from '@chat-analytics/meta-sink';
import { createTagManager } from '@chat-analytics/testing';
import { describe, expect, it, vi } from 'vitest';
import { buildSnippet } from '../src/index.js';
import type { Page, PageWindow } from './page.js';
import { play, sent } from './play.js';
import { worlds, type World } from './worlds.js';

/** What was pushed of chats. Tag Manager writes onto it, and has pushes of its own. */
const pushed = (window: PageWindow): unknown[] =>
  ((window.shopLayer ?? []) as Record<string, unknown>[]).flatMap((push) =>
    String(push.event).startsWith('gtm.') ? [] : [Object.fromEntries(Object.entries(push).filter(([key]) => key !== 'gtm.uniqueEventId'))],
  );

/** What the packages make of it. */
const packages =
  (naming: Naming) =>
  (world: World, { window, calls }: Page): (() => unknown) => {
    const sinks = [ga4({ naming, pace: false }), meta({ naming, standardEvents: true, pixelId: '1234567890' }), gtm({ naming, dataLayer: 'shopLayer', pace: false })];
    createTagManager(window, { dataLayer: 'shopLayer' });
    createChatAnalytics({ window, sources: [world.source()], sinks, consent: 'not_required', storage: 'none', onIssue: () => undefined });
    return () => ({ ga4: sent(calls.gtag), meta: sent(calls.fbq), gtm: pushed(window) });
  };

/** What the snippets make of it. */
const snippets =
  (naming: Naming) =>
  ({ vendor }: World, { window, calls, paste }: Page): (() => unknown) => {
    paste(buildSnippet({ vendor, naming, provider: 'ga4' }).code);
    paste(buildSnippet({ vendor, naming, provider: 'meta', standardEvents: true, pixelId: '1234567890' }).code);
    paste(buildSnippet({ vendor, naming, provider: 'gtm', dataLayer: 'shopLayer' }).code);
    return () => ({ ga4: sent(calls.gtag), meta: sent(calls.fbq), gtm: pushed(window) });
  };

describe('snippets tell what the packages tell', () => {
  for (const late of [false, true]) {
    for (const naming of ['normalized', 'recipe'] as const) {
      for (const world of worlds) {
        it(`${world.title}, in ${naming} naming, ${late ? 'pasted before the chat and the libraries are there' : 'on a page that is complete'}`, async () => {
          // The fakes make their ids of it.
          vi.spyOn(Math, 'random').mockReturnValue(0.5);
          const [expected, actual] = await Promise.all([play(world, late, packages(naming)), play(world, late, snippets(naming), 3)]);
          expect(actual).toEqual(expected);
          expect(actual).toMatchObject({ ga4: expect.arrayContaining([expect.anything()]) as unknown });
        });
      }
    }
  }
});
