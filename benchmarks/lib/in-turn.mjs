/** So many of the same. */
export const times = (count, ...stretches) => Array.from({ length: count }, () => stretches).flat();

/**
 * A visit to a page that has been open for a while: what its first outcomes take, while the engine compiles, is another matter. Both ways take turns,
 * with so many outcomes a stretch.
 *
 * @returns {Required<import('../src/measure.js').Visit>}
 */
export function inTurn({ warmUp, bursts, limit, outcomes = 1000 }) {
  const both = ['awaited', 'burst'].map((mode) => ({ mode, outcomes, limit }));
  return { warmUp: times(Math.ceil(warmUp / outcomes / both.length), ...both), stretches: times(bursts, ...both) };
}
