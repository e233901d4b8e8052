import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { closeBrowser } from './journey/browser.js';
import { settings, step } from './journey/steps.js';
import { createWorld } from './journey/world.js';

// The setup keeps all analytics of a test until it ends: here they are too many.
vi.unmock('@chat-analytics/core');

afterEach(closeBrowser);

it('whatever happens to vendors, libraries, storage, consent, time and pages, nothing is lost in silence, doubled, sent without consent or thrown', { timeout: 0 }, async () => {
  // Mistakes in options are written to the console.
  vi.stubGlobal('console', { ...console, warn: () => undefined });
  const whatever = fc.asyncProperty(settings, fc.array(step, { maxLength: 25, size: 'max' }), async (given, steps) => {
    const world = await createWorld(given);
    for (const next of steps) await world.take(next);
    await world.end();
  });
  await fc.assert(whatever, { numRuns: 300 });
  expect({}).not.toHaveProperty('polluted');
});
