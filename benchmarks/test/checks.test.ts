import { describe, expect, it } from 'vitest';
import { checks } from '../lib/checks.mjs';
import type { Figure, NodeLine, Times } from '../src/results.js';

function figure(median: number): Figure<Times> {
  const spread = { median, least: median, most: median };
  return { wall: spread, cpu: spread };
}

const line = (kind: NodeLine['kind'], rest: Partial<NodeLine>): NodeLine => ({
  key: kind,
  title: kind,
  subject: kind,
  kind,
  vendor: 'autochat',
  naming: 'normalized',
  page: 'minimal',
  destinations: ['gtag', 'fbq'],
  awaited: figure(2),
  burst: figure(2),
  ...rest,
});

/** What fails of these lines for Node, by name. */
const failing = (node: readonly NodeLine[]): string[] =>
  checks({ node })
    .filter(({ fine }) => !fine)
    .map(({ what }) => what);

describe('checks', () => {
  it('hold where the figures are good', () => {
    expect(failing([line('ours', {}), line('peer', { awaited: figure(40), burst: figure(31) })])).toEqual([]);
  });

  it('compare our worse figure with the better one of a peer', () => {
    expect(failing([line('ours', { burst: figure(2.5) }), line('peer', { awaited: figure(300), burst: figure(30) })])).toEqual(['Node: times faster than peer']);
  });

  it('fail on a time of ours that is too long', () => {
    expect(failing([line('ours', { awaited: figure(3.5) })])).toEqual(['Node: ours, awaited and in bursts']);
  });

  it('fail where we did not deliver, and where a peer has no figure at all', () => {
    const lost = { void: {} };
    expect(failing([line('ours', { awaited: lost })])).toContain('Node: lines of this project that did not deliver everything');
    expect(failing([line('ours', {}), line('peer', { awaited: lost, burst: lost })])).toEqual(['Node: times faster than peer']);
  });
});
