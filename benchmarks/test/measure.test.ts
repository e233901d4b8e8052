import { describe, expect, it } from 'vitest';
import { measure, measureVisit, type Measured, type Stretch } from '../src/measure.js';
import { createMinimalWindow } from '../src/minimal-window.js';
import { createPage } from '../src/page.js';
import { start } from '../src/subjects/published-bridge.js';

const meter = { wall: () => performance.now(), cpu: () => 0 };

/** Has the bridge deliver ten outcomes on a page on which one call of `fbq` goes wrong. */
async function measureWith(spoil: (fbq: (...args: unknown[]) => void, args: unknown[], count: number) => void): Promise<Measured> {
  const window = createMinimalWindow();
  const page = createPage({ window, vendor: 'autochat', outcomes: 10 });
  await start({ page, naming: 'recipe' });
  const { fbq = () => undefined } = window;
  let count = 0;
  window.fbq = (...args) => spoil(fbq, args, ++count);
  return measure({ page, meter, destinations: ['gtag', 'fbq'] }, { mode: 'burst', outcomes: 10, limit: 50 });
}

describe('measure', () => {
  it('has a figure where every outcome arrives once', async () => {
    const { delivered, told, costs } = await measureWith((fbq, args) => fbq(...args));
    expect({ delivered, told, figures: costs.length }).toEqual({ delivered: true, told: 10, figures: 1 });
  });

  it('says so when one outcome does not arrive', async () => {
    const { delivered, arrivals } = await measureWith((fbq, args, count) => {
      if (count !== 3) fbq(...args);
    });
    expect({ delivered, fbq: arrivals.fbq }).toEqual({ delivered: false, fbq: { distinct: 9, wrong: 0 } });
  });

  it('says so when one outcome arrives twice', async () => {
    const { delivered, arrivals } = await measureWith((fbq, args, count) => {
      fbq(...args);
      if (count === 3) fbq(...args);
    });
    expect({ delivered, fbq: arrivals.fbq }).toEqual({ delivered: false, fbq: { distinct: 10, wrong: 1 } });
  });

  it('begins no further stretch after one of which not everything arrived, though it be one to warm up with', async () => {
    const window = createMinimalWindow();
    const page = createPage({ window, vendor: 'autochat', outcomes: 30 });
    await start({ page, naming: 'recipe' });
    const { fbq = () => undefined } = window;
    let count = 0;
    window.fbq = (...args) => {
      if (++count !== 13) fbq(...args);
    };
    const stretch: Stretch = { mode: 'awaited', outcomes: 10, limit: 50 };
    const place = { page, meter, destinations: ['gtag', 'fbq'] } as const;
    const measured = await measureVisit(place, { warmUp: [stretch, stretch], stretches: [stretch] });
    expect(measured.map(({ delivered, told, arrivals }) => ({ delivered, told, fbq: arrivals.fbq.distinct }))).toEqual([{ delivered: false, told: 20, fbq: 19 }]);
  });
});
