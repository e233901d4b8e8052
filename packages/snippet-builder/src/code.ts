import { html, type TemplateResult } from 'lit';
import { tokensOf } from './highlight.js';

/** Code to look at: it scrolls, by keys too, and can be marked. */
export function codeBlock(label: string, code: string): TemplateResult {
  return html`<pre tabindex="0" role="region" aria-label=${label}><code>${tokensOf(code).map(({ text, kind }) => (kind ? html`<span class=${kind}>${text}</span>` : text))}</code></pre>`;
}

/** A sentence with names in backticks. */
export function prose(sentence: string): (string | TemplateResult)[] {
  return sentence.split('`').map((piece, index) => (index % 2 ? html`<code>${piece}</code>` : piece));
}
