/** So many of the same. */
export const times = (count, ...stretches) => Array.from({ length: count }, () => stretches).flat();

/**
 * A visit to a page that has been open for a while: what its first outcomes take, while the engine compiles, is another matter. Both ways take turns,
 * with so many outcomes a stretch, each as often before the other as after it: the collector comes as regularly as they do, and would come to one of them alone.
 *
 * @returns {Required<import('../src/measure.js').Visit>}
 */
export function inTurn({ warmUp, bursts, limit, outcomes = 1000 }) {
  const [awaited, burst] = ['awaited', 'burst'].map((mode) => ({ mode, outcomes, limit }));
  return { warmUp: times(Math.ceil(warmUp / outcomes / 2), awaited, burst), stretches: times(Math.ceil(bursts / 2), awaited, burst, burst, awaited) };
}
