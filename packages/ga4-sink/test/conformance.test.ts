import { createGtag, sinkConformance } from '@chat-analytics/testing';
import { describe, it } from 'vitest';
import { ga4 } from '../src/ga4.js';

describe('ga4, as every sink', () => {
  const cases = sinkConformance({
    create: () => ga4(),
    runtime: (window) => {
      const gtag = createGtag(window, { arrival: 'manual' });
      const bare = (hit: object): Record<string, unknown> => Object.fromEntries(Object.entries(hit).map(([key, value]: [string, unknown]) => [key.replace(/^epn?\./, ''), value]));
      return { ...gtag, sent: () => gtag.hits.map(({ en, ...parameters }) => ({ name: en, parameters: bare(parameters) })) };
    },
  });
  for (const { name, run } of cases) it(name, run);
});
