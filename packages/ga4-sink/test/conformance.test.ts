import { createGtag, sinkConformance } from '@chat-analytics/testing';
import { describe, it } from 'vitest';
import { ga4 } from '../src/ga4.js';

function refuse(): never {
  throw new Error('the library throws');
}

describe('ga4, as every sink', () => {
  const cases = sinkConformance({
    create: () => ga4(),
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
      const gtag = createGtag(window, { arrival: 'manual' });
      const bare = (hit: object): Record<string, unknown> => Object.fromEntries(Object.entries(hit).map(([key, value]: [string, unknown]) => [key.replace(/^epn?\./, ''), value]));
      // Calls are arguments objects on the data layer: the command, the name, the parameters.
      const layer = (): unknown[] => (window as Window & { dataLayer?: unknown[] }).dataLayer ?? [];
      const handedOver = (): unknown[] => layer().flatMap((call) => ((call as ArrayLike<unknown>)[0] === 'event' ? [(call as ArrayLike<unknown>)[2]] : []));
      return { ...gtag, handedOver, sent: () => gtag.hits.map(({ en, ...parameters }) => ({ name: en, parameters: bare(parameters) })) };
    },
  });
  for (const { name, run } of cases) it(name, run);

  it('holds though nothing is cleared between its cases', async () => {
    for (const { run } of cases) await run();
  });
});
