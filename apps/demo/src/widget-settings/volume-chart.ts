import type { ChatAnalytics } from '@chat-analytics/core';
import { element, vector } from '../dom/element.js';
import { plural } from '../words.js';

/** How long a bar stands for, in milliseconds, and how many there are: five minutes. */
const span = 5000;
const bars = 60;
const height = 72;

/** How many outcomes there were in each span, the newest last. */
export function countBySpan(times: readonly number[], now: number): number[] {
  const counts = Array.from({ length: bars }, () => 0);
  const newest = Math.floor(now / span);
  for (const time of times) {
    const index = bars - 1 - (newest - Math.floor(time / span));
    if (index >= 0 && index < bars) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** Emission volume over the last five minutes, as bars. */
export function createVolumeChart(analytics: ChatAnalytics): HTMLElement {
  let times: number[] = [];
  const figure = element('figure', { class: 'volume' });

  function draw(): void {
    const now = Date.now();
    times = times.filter((time) => time > now - span * bars);
    const counts = countBySpan(times, now);
    const most = Math.max(4, ...counts);
    const drawn = counts.map((count, index) => {
      const tall = (height * count) / most;
      return vector('rect', { x: index * 10 + 1, y: height - Math.max(tall, 1), width: 8, height: Math.max(tall, 1), rx: 1.5, class: count ? 'volume-bar' : 'volume-none' });
    });
    figure.replaceChildren(
      element('figcaption', {}, element('strong', {}, 'Emission volume'), element('span', {}, `${plural(times.length, 'outcome')} in the last five minutes`)),
      vector('svg', { viewBox: `0 0 ${bars * 10} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...drawn),
    );
  }

  analytics.subscribe(() => {
    times.push(Date.now());
    draw();
  });
  setInterval(draw, span);
  draw();
  return figure;
}
