import { createChatAnalytics, type Naming } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { createKustomer, createTagManager, type TagManagerFake } from '@chat-analytics/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildGtmContainer, type ContainerOptions } from '../src/index.js';
import { openPage, plain, type Page } from './page.js';
import { play, sent } from './play.js';
import { worlds, type World } from './worlds.js';

/** What the packages make of it. */
const packages =
  (naming: Naming) =>
  (world: World, { window, calls, gtag }: Page): (() => unknown) => {
    const sinks = [ga4({ naming, pace: false }), meta({ naming, standardEvents: true, pixelId: '1234567890' })];
    createChatAnalytics({ window, sources: [world.source()], sinks, consent: 'not_required', storage: 'none', onIssue: () => undefined });
    return () => ({ ga4: gtag.hits, meta: sent(calls.fbq) });
  };

const managers: TagManagerFake[] = [];
afterEach(() => {
  for (const manager of managers.splice(0)) manager.remove();
});

/** What a container makes of it. Its file is read as GTM does, without anything that JSON cannot say. */
const container =
  (options: Omit<ContainerOptions, 'vendors'>) =>
  ({ vendor }: World, { window, calls, gtag }: Page): (() => unknown) => {
    const file = JSON.stringify(buildGtmContainer({ vendors: [vendor], standardEvents: true, ga4MeasurementId: 'G-TEST00000', metaPixelId: '1234567890', ...options }));
    const manager = createTagManager(window, { container: JSON.parse(file) as unknown });
    managers.push(manager);
    // Where gtag.js is not there yet, Tag Manager brings it in.
    return () => ({ ga4: [...gtag.hits, ...manager.hits.map((hit) => Object.fromEntries(Object.entries(hit).filter(([name]) => name !== 'tid')))], meta: sent(calls.fbq) });
  };

it('a container with Kustomer’s recipe tells Meta who acted, whether it has tags for GA4 or none', async () => {
  for (const more of [{}, { ga4MeasurementId: 'G-TEST00000' }]) {
    const page = openPage(false);
    const chat = createKustomer(page.window, { generation: 'v2' });
    managers.push(createTagManager(page.window, { container: plain(buildGtmContainer({ vendors: ['kustomer'], naming: 'recipe', metaPixelId: '1234567890', ...more })) }));
    await expect.poll(chat.listeners).toBeGreaterThan(0);
    chat.open();
    chat.close();
    const parameters = { chat_vendor: 'kustomer', chat_actor: 'visitor' };
    expect(sent(page.calls.fbq).map(([, , ...told]) => told)).toEqual([
      ['ChatOpened', parameters],
      ['ChatClosed', parameters],
    ]);
    chat.remove();
    page.close();
  }
});

describe('an imported container tells what the packages tell', () => {
  for (const late of [false, true]) {
    for (const world of worlds) {
      // Kustomer's recipe has less on the data layer than the packages know: see the tests of published recipes.
      for (const naming of world.vendor === 'kustomer' ? (['normalized'] as const) : (['normalized', 'recipe'] as const)) {
        it(`${world.title}, in ${naming} naming, ${late ? 'before the chat and the libraries are there' : 'on a page that is complete'}`, async () => {
          // The fakes make their ids of it.
          vi.spyOn(Math, 'random').mockReturnValue(0.5);
          const [expected, single, perEvent] = await Promise.all([
            play(world, late, packages(naming)),
            play(world, late, container({ naming, routing: 'single-tag' })),
            play(world, late, container({ naming, routing: 'tag-per-event' })),
          ]);
          expect(single).toEqual(expected);
          expect(perEvent).toEqual(expected);
        });
      }
    }
  }
});
