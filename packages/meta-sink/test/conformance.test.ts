import { createMetaPixel, sinkConformance } from '@chat-analytics/testing';
import { describe, it } from 'vitest';
import { meta } from '../src/meta.js';

function refuse(): never {
  throw new Error('the library throws');
}

describe('meta, as every sink', () => {
  const cases = sinkConformance({
    create: () => meta(),
    purpose: 'advertising',
    fail(window) {
      const { fbq } = window as Window & { fbq?: { callMethod?: unknown } };
      if (fbq) fbq.callMethod = refuse;
    },
    runtime: (window) => {
      const pixel = createMetaPixel(window, { arrival: 'manual' });
      const bare = (hit: object): Record<string, unknown> =>
        Object.fromEntries(Object.entries(hit).flatMap(([key, value]: [string, unknown]) => (key.startsWith('cd[') ? [[key.slice(3, -1), value]] : [])));
      const handed: unknown[] = [];
      const load = (): void => {
        pixel.load();
        const { fbq } = window as Window & { fbq?: { callMethod?: (...call: unknown[]) => unknown } };
        const callMethod = fbq?.callMethod;
        if (!fbq || !callMethod) return;
        fbq.callMethod = (...call) => {
          // The method, the name, the parameters, the event id.
          if (String(call[0]).startsWith('track')) handed.push(call[2]);
          return callMethod.apply(fbq, call);
        };
      };
      return { ...pixel, load, handedOver: () => handed, sent: () => pixel.hits.map((hit) => ({ name: hit.ev, parameters: bare(hit) })) };
    },
  });
  for (const { name, run } of cases) it(name, run);
});
