import { svg, html, type TemplateResult } from 'lit';
import type { Tone } from '../words.js';

const paths: Readonly<Record<Tone | 'fail' | 'unknown' | 'close' | 'search' | 'higher' | 'lower', TemplateResult>> = {
  good: svg`<path d="M2.5 6.5 5 9l4.5-5.5" />`,
  wait: svg`<circle cx="6" cy="6" r="4.25" /><path d="M6 3.5V6l1.6 1.2" />`,
  quiet: svg`<path d="M3 6h6" />`,
  bad: svg`<path d="m3.25 3.25 5.5 5.5m0-5.5-5.5 5.5" />`,
  fail: svg`<path d="m3.25 3.25 5.5 5.5m0-5.5-5.5 5.5" />`,
  unknown: svg`<path d="M4.3 4.4a1.75 1.75 0 1 1 2.5 1.7c-.5.3-.8.6-.8 1.2" /><path d="M6 9.4v.1" />`,
  close: svg`<path d="m2.5 2.5 7 7m0-7-7 7" />`,
  higher: svg`<path d="m2.5 7.5 3.5-3.5 3.5 3.5" />`,
  lower: svg`<path d="m2.5 4.5 3.5 3.5 3.5-3.5" />`,
  search: svg`<circle cx="5" cy="5" r="3.25" /><path d="m7.5 7.5 2.75 2.75" />`,
};

/** A drawing beside a word that says the same. */
export function icon(name: keyof typeof paths, size = 12): TemplateResult {
  return html`<svg aria-hidden="true" width=${size} height=${size} viewBox="0 0 12 12" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${paths[name]}</svg>`;
}
