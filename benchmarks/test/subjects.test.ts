// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../lib/bundle.mjs';
import { measureChromium, measureRelease, openChromium } from '../lib/chromium.mjs';
import { runChild } from '../lib/node.mjs';
import { measureStart } from '../lib/start.mjs';
import { chromiumLines, nodeLines, startLines } from '../lib/subjects.mjs';

/** Every subject once, though some have several lines. */
const lines = nodeLines.filter(({ subject }, index) => nodeLines.findIndex((line) => line.subject === subject) === index);

describe('every subject delivers', () => {
  beforeAll(() => bundle([...nodeLines, ...startLines].map(({ subject }) => subject)));

  it.each(lines)('$subject in Node, awaited and in a burst', async (line) => {
    const { results } = await runChild({
      line,
      visits: [
        {
          warmUp: [{ mode: 'awaited', outcomes: 5, limit: 3000 }],
          stretches: [
            { mode: 'awaited', outcomes: 50, limit: 3000 },
            { mode: 'burst', outcomes: 50, limit: 3000 },
          ],
          weigh: true,
        },
      ],
    });
    expect(results.map(({ delivered, told }) => ({ delivered, told }))).toEqual([
      { delivered: true, told: 55 },
      { delivered: true, told: 105 },
    ]);
    expect(results[0]?.heap).toBeGreaterThan(0);
  });

  it('in Chromium, with figures for every part', async () => {
    const chromium = await openChromium();
    const tell = (): void => undefined;
    try {
      const few = { rounds: 1, bursts: 1, warmUp: 1, outcomes: 50, inOneTurn: 50, limit: 5000 };
      const measured = await measureChromium(chromium, chromiumLines, few, tell);
      expect(measured.filter(({ awaited, burst, longestTurn }) => awaited.void ?? burst.void ?? longestTurn?.void)).toEqual([]);
      const { scripts } = await measureStart(chromium, startLines.slice(0, 1), { starts: 1 }, tell);
      expect(scripts.map(({ script }) => script.wall.median > 0)).toEqual([true, true, true, true, true]);
      const own = chromiumLines.find(({ key }) => key === 'ours normalized');
      expect(await measureRelease(chromium, own, { held: 20, releases: 2 }, tell)).toMatchObject({ delivered: true, outcomes: 20 });
    } finally {
      await chromium.end();
    }
  });
});
