// Where the time goes, by the sampling profiler of V8.
import { Session } from 'node:inspector/promises';

/** The profiler's own words for what is no function of anybody's, and what measuring takes. */
const notOurs = /^\((idle|program)\)$|^cpuUsage|harness\.mjs/;

/** Starts the profiler; returns what ends it and gives the functions with the most time of their own, in percent of all but the harness. */
export async function startProfile(most = 15) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
    const own = new Map();
    let all = 0;
    for (const [index, id] of profile.samples.entries()) {
      const { functionName, url, lineNumber } = nodes.get(id).callFrame;
      const time = profile.timeDeltas[index];
      const name = `${functionName || '(anonymous)'}${url ? ` ${url.split('/').pop()}:${lineNumber + 1}` : ''}`;
      if (notOurs.test(name)) continue;
      own.set(name, (own.get(name) ?? 0) + time);
      all += time;
    }
    return [...own]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([name, time]) => ({ name, percent: Number(((time / all) * 100).toFixed(1)) }));
  };
}
