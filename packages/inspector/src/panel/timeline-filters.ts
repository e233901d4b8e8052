import { html, nothing, type TemplateResult } from 'lit';
import type { RecordedRow } from '../recorder.js';
import { choicesOf, everything, type RowFilter } from '../rows.js';
import { nameOf, sentence, stages } from '../words.js';
import { icon } from './icons.js';

/** What can be looked for in these rows. `set` is told what the visitor changes. */
export function timelineFilters(rows: readonly RecordedRow[], filter: RowFilter, set: (change: Partial<RowFilter>) => void): TemplateResult {
  const { source, type, sink } = choicesOf(rows);

  function choice(label: string, name: 'source' | 'type' | 'stage' | 'sink', values: readonly string[], words: (value: string) => string): TemplateResult {
    const value = filter[name];
    return html`<select
      aria-label=${label}
      class=${value ? 'set' : ''}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) set({ [name]: event.target.value });
      }}
    >
      <option value="">${label}</option>
      ${values.map((option) => html`<option value=${option} .selected=${option === value}>${words(option)}</option>`)}
    </select>`;
  }

  function clear({ currentTarget: button }: Event): void {
    // The button goes with what it clears. Who goes by keys goes on from the search.
    if (button instanceof HTMLElement && button.matches(':focus-visible')) button.parentElement?.querySelector('input')?.focus();
    set(everything);
  }

  return html`<span class="field">
      ${icon('search')}
      <input
        type="search"
        aria-label="Search ids, names and reasons"
        placeholder="Search"
        .value=${filter.text}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) set({ text: event.target.value });
        }}
      />
    </span>
    ${choice('All sources', 'source', source, nameOf)} ${choice('All types', 'type', type, sentence)} ${choice('All sinks', 'sink', sink, nameOf)} ${choice('All stages', 'stage', stages, sentence)}
    ${Object.values(filter).some(Boolean) ? html`<button type="button" class="plain" @click=${clear}>Clear</button>` : nothing}`;
}
