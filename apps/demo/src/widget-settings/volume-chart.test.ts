import { expect, it } from 'vitest';
import { countBySpan } from './volume-chart.js';

it('counts what happened in each five seconds, the newest last, and forgets what is older than five minutes', () => {
  const now = 1_000_003;
  const counts = countBySpan([now, now - 1, now - 4000, now - 294_000, now - 301_000, now - 900_000], now);
  expect(counts).toHaveLength(60);
  expect(counts.slice(-2)).toEqual([1, 2]);
  expect(counts[0]).toBe(1);
  expect(counts.reduce((sum, count) => sum + count)).toBe(4);
});
