import { html, type TemplateResult } from 'lit';

/** What stands in place of the list; `any`: there are rows, of which the filters let none through. */
export function emptyTimeline(any: boolean): TemplateResult {
  return html`<div class="empty">
    <h3>${any ? 'No row fits these filters' : 'Nothing has happened yet'}</h3>
    <p>${any ? 'Clear the filters to see all rows.' : 'Use the chat: every event that its vendor tells of appears here, with what became of it. What happened before the inspector was put on the page is counted under Health.'}</p>
  </div>`;
}
