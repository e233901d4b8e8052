// Runs before every test file. Whatever a test does, the books of every analytics it created must balance at its end.
import { afterEach, expect, vi } from 'vitest';
import type * as core from '@chat-analytics/core';
import { unbalanced } from './packages/testing/src/books.js';

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
