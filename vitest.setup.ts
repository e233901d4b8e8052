// Runs before every test file. Whatever a test does, the books of every analytics it created must balance at its end. The clock by which work is
// cut into slices stands still within a turn: how far a slice comes does not depend on what else the machine does. And what is tried at
// random is the same at every run, so that a test fails for who broke it and for nobody else: `npm run fuzz` goes further.
import type * as fastCheck from 'fast-check';
import { afterEach, expect, vi } from 'vitest';
import type * as core from '@chat-analytics/core';
import { unbalanced } from './packages/testing/src/books.js';

function holdClock(): void {
  const { setTimeout } = globalThis;
  const now = performance.now.bind(performance);
  let moment: number | undefined;
  const value = (): number => {
    if (moment !== undefined) return moment;
    setTimeout(() => (moment = undefined));
    return (moment = now());
  };
  Object.defineProperty(performance, 'now', { configurable: true, writable: true, value });
}

// Where a page is simulated. Elsewhere there are benchmarks, and browsers.
if (typeof window === 'object' && 'happyDOM' in window) holdClock();

// Only where it is imported: most tests do without.
vi.mock('fast-check', async (importOriginal) => {
  const original = await importOriginal<typeof fastCheck>();
  // A browser has no environment.
  const { FUZZ_SEED = '1', FUZZ_RUNS, FUZZ_PATH } = typeof process === 'object' ? process.env : {};
  const asked = { seed: Number(FUZZ_SEED), ...(FUZZ_RUNS && { numRuns: Number(FUZZ_RUNS) }), ...(FUZZ_PATH && { path: FUZZ_PATH }) };
  const assert = new Proxy(original.assert, {
    apply: (target, self, [property, parameters]: [unknown, object?]) => Reflect.apply(target, self, [property, { ...parameters, ...asked }]) as unknown,
  });
  return { ...original, assert, default: { ...original.default, assert } };
});

const created: core.ChatAnalytics[] = [];

vi.mock('@chat-analytics/core', async (importOriginal) => {
  const original = await importOriginal<typeof core>();
  return {
    ...original,
    createChatAnalytics(options: core.ChatAnalyticsOptions): core.ChatAnalytics {
      const analytics = original.createChatAnalytics(options);
      created.push(analytics);
      return analytics;
    },
  };
});

afterEach(() => {
  for (const analytics of created.splice(0)) {
    expect(unbalanced(analytics.health()), 'books that do not balance').toEqual([]);
    analytics.stop();
    expect(unbalanced(analytics.health()), 'books that do not balance after stop').toEqual([]);
  }
  // Every test has a page of its own: nothing is left by a page before.
  if (typeof window === 'object') {
    Reflect.deleteProperty(window, Symbol.for('chat-analytics'));
    sessionStorage.clear();
    localStorage.clear();
  }
});
