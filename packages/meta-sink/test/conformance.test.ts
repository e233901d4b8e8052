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
      const callMethod = fbq?.callMethod;
      if (fbq) fbq.callMethod = refuse;
      return () => {
        if (fbq) fbq.callMethod = callMethod;
      };
    },
    runtime: (window) => {
      const pixel = createMetaPixel(window, { arrival: 'manual' });
      const bare = (hit: object): Record<string, unknown> =>
        Object.fromEntries(Object.entries(hit).flatMap(([key, value]: [string, unknown]) => (key.startsWith('cd[') ? [[key.slice(3, -1), value]] : [])));
      // The method, the name, the parameters, the event id.
      const handedOver = (): unknown[] => pixel.calls.flatMap(([method, , parameters]) => (String(method).startsWith('track') ? [parameters] : []));
      return { ...pixel, handedOver, sent: () => pixel.hits.map((hit) => ({ name: hit.ev, parameters: bare(hit) })) };
    },
  });
  for (const { name, run } of cases) it(name, run);
});
