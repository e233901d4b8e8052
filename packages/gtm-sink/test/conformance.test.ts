import { createTagManager, sinkConformance } from '@chat-analytics/testing';
import { describe, it } from 'vitest';
import { gtm } from '../src/gtm.js';
import { given, pushes } from './page.js';

function refuse(): never {
  throw new Error('the library throws');
}

describe('gtm, as every sink', () => {
  const cases = sinkConformance({
    create: () => gtm(),
    purpose: 'analytics',
    fail(window) {
      const { dataLayer } = window as Window & { dataLayer?: unknown[] };
      const push = dataLayer?.push;
      if (dataLayer) dataLayer.push = refuse;
      return () => {
        if (dataLayer && push) dataLayer.push = push;
      };
    },
    runtime: (window) => {
      const manager = createTagManager(window, { arrival: 'manual' });
      // What waits on the layer before GTM runs has not arrived.
      const arrived = (): Record<string, unknown>[] => ('google_tag_manager' in window ? pushes() : []);
      const chats = (): object[] => arrived().map(({ chat }) => given(chat as object));
      return {
        ...manager,
        sent: () => chats().map((chat, index) => ({ name: String(arrived()[index]?.event), parameters: { chat_event_id: Reflect.get(chat, 'event_id') as unknown } })),
        // Details stand in an object of their own: a variable finds them by a path.
        handedOver: () => chats().map((chat) => ({ ...chat, details: Object.values((Reflect.get(chat, 'details') as object | undefined) ?? {}).map(String) })),
      };
    },
  });
  for (const { name, run } of cases) it(name, run);
});
