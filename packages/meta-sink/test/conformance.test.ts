import { createMetaPixel, sinkConformance } from '@chat-analytics/testing';
import { describe, it } from 'vitest';
import { meta } from '../src/meta.js';

describe('meta, as every sink', () => {
  const cases = sinkConformance({
    create: () => meta(),
    runtime: (window) => {
      const pixel = createMetaPixel(window, { arrival: 'manual' });
      const bare = (hit: object): Record<string, unknown> =>
        Object.fromEntries(Object.entries(hit).flatMap(([key, value]: [string, unknown]) => (key.startsWith('cd[') ? [[key.slice(3, -1), value]] : [])));
      return { ...pixel, sent: () => pixel.hits.map((hit) => ({ name: hit.ev, parameters: bare(hit) })) };
    },
  });
  for (const { name, run } of cases) it(name, run);
});
