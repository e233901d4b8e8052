import { html, type TemplateResult } from 'lit';

/** A text in which backticks stand around code. */
export function prose(text: string): (TemplateResult | string)[] {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
