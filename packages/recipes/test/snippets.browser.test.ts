import { createChatAnalytics, destinationName, recipeParameters, type ChatEvent, type Naming } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { describe, expect, it, vi } from 'vitest';
import { buildSnippet, vendors, type Vendor } from '../src/index.js';
import { recipeOf } from '../src/output.js';
import type { Page } from './page.js';
import { play, sent } from './play.js';
import { worlds, type World } from './worlds.js';


/** What the data layer gets of an event, as the design has it. */
function pushOf(event: ChatEvent, vendor: Vendor, naming: Naming): object {
  const recipe = naming === 'recipe' ? recipeOf(vendor.contract, event.vendor_event, 'gtm')?.output : undefined;
  if (recipe) {
    const parameters = recipeParameters(event, recipe);
    return { event: recipe.name, ...(recipe.under === undefined ? parameters : { [recipe.under]: parameters }) };
  }
  const { vendor: name, event_id, event_type, actor, conversation_id, session_id, occurred_at, properties } = event;
  return { event: destinationName(event_type), chat: { vendor: name, event_id, event_type, actor, conversation_id, session_id, occurred_at, ...properties }, _clear: true };
}

/** What the packages make of it. */
const packages =
  (naming: Naming) =>
  (world: World, { window, calls }: Page): (() => unknown) => {
    const sinks = [ga4({ naming, pace: false }), meta({ naming, standardEvents: true, pixelId: '1234567890' })];
    const analytics = createChatAnalytics({ window, sources: [world.source()], sinks, consent: 'not_required', storage: 'none', onIssue: () => undefined });
    const events: ChatEvent[] = [];
    analytics.subscribe((event) => events.push(event));
    return () => ({ ga4: sent(calls.gtag), meta: sent(calls.fbq), gtm: events.map((event) => pushOf(event, vendors[world.vendor], naming)) });
  };

/** What the snippets make of it. */
const snippets =
  (naming: Naming) =>
  ({ vendor }: World, { window, calls, paste }: Page): (() => unknown) => {
    paste(buildSnippet({ vendor, naming, provider: 'ga4' }).code);
    paste(buildSnippet({ vendor, naming, provider: 'meta', standardEvents: true, pixelId: '1234567890' }).code);
    paste(buildSnippet({ vendor, naming, provider: 'gtm', dataLayer: 'shopLayer' }).code);
    return () => ({ ga4: sent(calls.gtag), meta: sent(calls.fbq), gtm: window.shopLayer ?? [] });
  };

describe('snippets tell what the packages tell', () => {
  for (const late of [false, true]) {
    for (const naming of ['normalized', 'recipe'] as const) {
      for (const world of worlds) {
        it(`${world.title}, in ${naming} naming, ${late ? 'pasted before the chat and the libraries are there' : 'on a page that is complete'}`, async () => {
          // The fakes make their ids of it.
          vi.spyOn(Math, 'random').mockReturnValue(0.5);
          const [expected, actual] = await Promise.all([play(world, late, packages(naming)), play(world, late, snippets(naming))]);
          expect(actual).toEqual(expected);
          expect(actual).toMatchObject({ ga4: expect.arrayContaining([expect.anything()]) as unknown });
        });
      }
    }
  }
});
