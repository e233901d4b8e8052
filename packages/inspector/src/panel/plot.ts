import type { Stop } from '@chat-analytics/core';
import { css } from 'lit';
import type uPlot from 'uplot';
import type { Volume } from '../volume.js';

/** As much of uPlot's own stylesheet as a plot without a legend needs, in its own class names. */
export const plotStyle = css`
  .plot .uplot {
    position: relative;
  }
  .plot .u-wrap {
    position: relative;
    user-select: none;
  }
  .plot :is(.u-over, .u-under, .u-axis, .u-cursor-x, .u-cursor-y, .u-cursor-pt, .u-select) {
    position: absolute;
  }
  .plot .u-under {
    overflow: hidden;
  }
  .plot canvas {
    display: block;
    position: relative;
    inline-size: 100%;
    block-size: 100%;
  }
  .plot :is(.u-cursor-x, .u-cursor-pt) {
    inset: 0 auto auto 0;
    pointer-events: none;
  }
  .plot .u-cursor-x {
    block-size: 100%;
    border-inline-end: 1px dashed var(--strong-line);
  }
  .plot .u-cursor-pt {
    border-radius: 50%;
  }
  .plot :is(.u-off, .u-select, .u-cursor-y, .u-hidden) {
    display: none;
  }
`;

export interface Plot {
  show(volume: Volume): void;
  readonly remove: Stop;
}

export const series = [
  { name: 'accepted', label: 'Accepted', color: '--accent' },
  { name: 'delivered', label: 'Delivered', color: '--good' },
  { name: 'failed', label: 'Failed or lost', color: '--bad' },
] as const;

const height = 190;

const dataOf = ({ times, accepted, delivered, failed }: Volume): uPlot.AlignedData => [times, accepted, delivered, failed];

/**
 * Draws lines over time into an element, in the colours of its stylesheet, as wide as it is. uPlot is loaded now, and not before.
 *
 * @param point - Told of the span that the pointer is over, by its index, and of nothing where it is over none.
 */
export async function createPlot(place: HTMLElement, volume: Volume, point: (index: number | undefined) => void): Promise<Plot> {
  const { default: Chart } = await import('uplot');
  const color = (name: string): string => getComputedStyle(place).getPropertyValue(name).trim();
  let data = dataOf(volume);
  let chart: uPlot | undefined;

  function draw(): void {
    chart?.destroy();
    const axis: uPlot.Axis = { stroke: () => color('--quiet'), grid: { stroke: () => color('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    chart = new Chart(
      {
        width: Math.max(place.clientWidth, 200),
        height,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
        hooks: { setCursor: [({ cursor }) => point(cursor.idx ?? undefined)] },
        scales: { y: { range: (_plot, _least, most) => [0, Math.max(4, most * 1.15)] } },
        axes: [{ ...axis, space: 80, size: 28, values: (_plot, ticks) => ticks.map((tick) => new Date(tick * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })) }, { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] }],
        series: [{}, ...series.map(({ label, color: name }) => ({ label, stroke: color(name), width: 2, points: { show: false }, ...(name === '--accent' ? { fill: `${color(name)}1f` } : {}) }))],
      },
      data,
      place,
    );
  }

  draw();
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const sizes = new ResizeObserver(() => chart?.setSize({ width: Math.max(place.clientWidth, 200), height }));
  sizes.observe(place);
  scheme.addEventListener('change', draw);
  return {
    show(next) {
      data = dataOf(next);
      chart?.setData(data);
    },
    remove() {
      sizes.disconnect();
      scheme.removeEventListener('change', draw);
      chart?.destroy();
    },
  };
}
