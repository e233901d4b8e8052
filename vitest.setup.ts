// Runs before every test file. Whatever a test does, the books of every analytics it created must balance at its end, and the clock by which
// work is cut into slices stands still within a turn: how far a slice comes does not depend on what else the machine does.
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
