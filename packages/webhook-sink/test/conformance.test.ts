import { destinationParameters, type ChatEvent } from '@chat-analytics/core';
import { sinkConformance } from '@chat-analytics/testing';
import { describe, it, vi } from 'vitest';
import { webhook } from '../src/index.js';

describe('webhook, as every sink', () => {
  const cases = sinkConformance({
    create: () => webhook({ url: 'https://shop.example/events', batch: { waitMs: 1 } }),
    purpose: 'analytics',
    fail(page) {
      // A mock already, which `remove` restores.
      const fetch = vi.mocked(page.fetch);
      const answer = fetch.getMockImplementation();
      fetch.mockRejectedValue(new Error('no route'));
      return () => {
        if (answer) fetch.mockImplementation(answer);
      };
    },
    // What this sink waits for is the network.
    runtime(page) {
      const events: ChatEvent[] = [];
      let online = false;
      let blocked = false;
      const onLine = vi.spyOn(page.navigator, 'onLine', 'get').mockImplementation(() => online);
      const fetch = vi.spyOn(page, 'fetch').mockImplementation((_url, init) => {
        if (typeof init?.body === 'string') events.push(...(JSON.parse(init.body) as { events: ChatEvent[] }).events);
        return Promise.resolve(new Response());
      });
      const leave = (): void => {
        online = false;
      };
      return {
        load() {
          online = !blocked;
        },
        block() {
          blocked = true;
        },
        navigate: leave,
        remove() {
          leave();
          onLine.mockRestore();
          fetch.mockRestore();
        },
        // The suite looks at flat parameters; an endpoint gets the events themselves.
        sent: () => events.map((event) => ({ name: event.event_type, parameters: destinationParameters(event, []) })),
      };
    },
  });
  for (const { name, run } of cases) it(name, run);
});
