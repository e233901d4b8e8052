import { vector } from './element.js';

/** Strokes on a grid of 20. */
const shapes = {
  chat: ['M3.5 9.2c0-3.3 2.9-6 6.5-6s6.5 2.7 6.5 6-2.9 6-6.5 6c-.8 0-1.6-.1-2.3-.4L4.2 16.5l.7-3.2a5.7 5.7 0 0 1-1.4-4.1z'],
  close: ['M5 5l10 10', 'M15 5L5 15'],
  send: ['M10 16V4', 'M5 9l5-5 5 5'],
  check: ['M4.5 10.5l3.6 3.7 7.4-8.2'],
  wait: ['M10 5.5V10l3 2', 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4z'],
  drop: ['M4.8 15.2L15.2 4.8', 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4z'],
  fail: ['M10 6v5', 'M10 14v.2', 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4z'],
  repeat: ['M15.8 8A6.2 6.2 0 1 0 16 11.8', 'M16.3 4v4.2h-4.2'],
  shield: ['M10 2.8l5.8 2.1v4.3c0 3.6-2.4 6.5-5.8 7.9-3.4-1.4-5.8-4.3-5.8-7.9V4.9z', 'M7.3 9.9l2 2 3.5-3.8'],
  chevron: ['M7.5 5l5 5-5 5'],
  basket: ['M3 7.5h14l-1.4 8.7H4.4z', 'M6.8 7.5L9 3', 'M13.2 7.5L11 3'],
} as const;

export type IconName = keyof typeof shapes;

/** A picture beside a text that says the same: hidden from assistive technology. */
export function icon(name: IconName): SVGElement {
  return vector('svg', { viewBox: '0 0 20 20', class: 'icon', 'aria-hidden': 'true', focusable: 'false' }, ...shapes[name].map((d) => vector('path', { d })));
}
