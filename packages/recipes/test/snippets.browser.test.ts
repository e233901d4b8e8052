import { createChatAnalytics, destinationName, recipeParameters, type ChatEvent, type Naming } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { describe, expect, it, vi } from 'vitest';
import { buildSnippet, vendors, type Vendor } from '../src/index.js';
import { recipeOf } from '../src/output.js';
import { openPage, type Page } from './page.js';
import { worlds, type World } from './worlds.js';


const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/** Without what differs from run to run. */
const settled = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null).replace(uuid, 'a uuid').replace(moment, 'a moment'));

/** What the data layer gets of an event, as the design has it. */
function pushOf(event: ChatEvent, vendor: Vendor, naming: Naming): object {
  const recipe = naming === 'recipe' ? recipeOf(vendor.contract, event.vendor_event, 'gtm')?.output : undefined;
  if (recipe) {
    const parameters = recipeParameters(event, recipe);
    return { event: recipe.name, ...(recipe.under === undefined ? parameters : { [recipe.under]: parameters }) };
  }
  const { vendor: name, event_id, event_type, actor, conversation_id, occurred_at, properties } = event;
  return { event: destinationName(event_type), chat: { vendor: name, event_id, event_type, actor, conversation_id, occurred_at, ...properties }, _clear: true };
}

/** What a page was told, once it is told no more. */
async function atRest(told: () => unknown): Promise<unknown> {
  let before = '';
  const isStill = (): boolean => {
    const now = JSON.stringify(told());
    const still = now === before;
    before = now;
    return still;
  };
  await expect.poll(isStill, { interval: 200, timeout: 5000 }).toBe(true);
  return settled(told());
}

/** Everything that can happen in a chat, on a page of its own. `set` is what hears it; it is there before the chat, where that is late. */
async function play(world: World, late: boolean, set: (page: Page) => () => unknown): Promise<unknown> {
  const page = openPage(late);
  const early = late ? set(page) : undefined;
  const chat = world.open(page.window, late);
  const told = early ?? set(page);
  try {
    if (late) chat.before?.();
    await chat.arrive();
    chat.act();
    page.load();
    return await atRest(told);
  } finally {
    chat.close();
    page.close();
  }
}

const sent = (calls: readonly unknown[][]): unknown[][] => calls.filter(([command]) => command === 'event' || String(command).startsWith('track'));

/** What the packages make of it. */
const packages =
  (world: World, naming: Naming) =>
  ({ window, calls }: Page): (() => unknown) => {
    const sinks = [ga4({ naming, pace: false }), meta({ naming, standardEvents: true, pixelId: '1234567890' })];
    const analytics = createChatAnalytics({ window, sources: [world.source()], sinks, consent: 'not_required', storage: 'none', onIssue: () => undefined });
    const events: ChatEvent[] = [];
    analytics.subscribe((event) => events.push(event));
    return () => ({ ga4: sent(calls.gtag), meta: sent(calls.fbq), gtm: events.map((event) => pushOf(event, vendors[world.vendor], naming)) });
  };

/** What the snippets make of it. */
const snippets =
  ({ vendor }: World, naming: Naming) =>
  ({ window, calls, paste }: Page): (() => unknown) => {
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
          const [expected, actual] = await Promise.all([play(world, late, packages(world, naming)), play(world, late, snippets(world, naming))]);
          expect(actual).toEqual(expected);
          expect(actual).toMatchObject({ ga4: expect.arrayContaining([expect.anything()]) as unknown });
        });
      }
    }
  }
});
