import { css, html, type TemplateResult } from 'lit';

/** Strings, names of keys, and the rest of what JSON knows. */
const parts = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;

export const jsonStyle = css`
  .json {
    overflow: auto;
    max-block-size: 320px;
    padding: 10px 12px;
    border-radius: 8px;
    background: var(--raised);
    border: 1px solid var(--line);
    line-height: 1.55;
    tab-size: 2;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .json .key {
    color: var(--accent);
  }
  .json .text {
    color: var(--good);
  }
  .json .literal {
    color: var(--wait);
  }
`;

/** A value as coloured JSON. What is undefined was set to nothing on purpose, and is shown as such. */
export function json(value: unknown, label: string): TemplateResult {
  const text = JSON.stringify(value, (_key, part: unknown) => (part === undefined ? '(undefined)' : part), 2);
  const pieces: (TemplateResult | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(parts)) {
    pieces.push(text.slice(end, match.index));
    const [whole, string, colon = ''] = match;
    pieces.push(html`<span class=${string ? (colon ? 'key' : 'text') : 'literal'}>${string ?? whole}</span>${colon}`);
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return html`<pre class="json" tabindex="0" role="group" aria-label=${label}>${pieces}</pre>`;
}
