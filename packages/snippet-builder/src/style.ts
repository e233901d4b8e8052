import { css } from 'lit';

/**
 * Colours follow the page's `color-scheme`, and letters its font, so that it is at home where it stands. Every text is at least 4.5 : 1 on
 * what it may stand on.
 */
export const style = css`
  :host {
    --ground: light-dark(#ffffff, #161b22);
    --sunken: light-dark(#f4f6f9, #0f1319);
    --line: light-dark(#dbe1e9, #2c3542);
    --strong-line: light-dark(#7f8b9c, #77859a);
    --text: light-dark(#18202b, #e8ecf2);
    --quiet: light-dark(#556070, #a5b0c0);
    --accent: light-dark(#2b55cc, #93b4ff);
    --accent-ground: light-dark(#e8eefc, #1f2d4d);
    --on-accent: light-dark(#ffffff, #10182b);
    --good: light-dark(#146c46, #74d6a5);
    --wait: light-dark(#7a4d00, #edc168);
    --wait-ground: light-dark(#fbf0da, #35290f);
    --bad: light-dark(#ab1f18, #ffa297);
    --string: light-dark(#0f6b47, #86d6ae);
    --keyword: light-dark(#8a3aa8, #d6a6f0);
    --number: light-dark(#a14400, #f0b17d);
    --mono: ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'Liberation Mono', monospace;
    display: block;
    color: var(--text);
    font-size: 14px;
    line-height: 1.5;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  pre,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2 {
    font-size: 20px;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  h3,
  legend {
    font-size: 14px;
    font-weight: 600;
    line-height: 1.4;
  }
  legend {
    margin-block-end: 10px;
  }
  legend .quiet {
    margin-inline-start: 4px;
    font-weight: 400;
  }
  button,
  input {
    font: inherit;
    color: inherit;
  }
  .quiet {
    color: var(--quiet);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .part {
    container-type: inline-size;
    display: grid;
    gap: 16px;
  }
  .part + .part {
    margin-block-start: 40px;
  }
  .lead {
    display: grid;
    gap: 4px;
  }
  .notice {
    padding: 10px 14px;
    border-radius: 10px;
    background: var(--wait-ground);
    color: var(--wait);
  }
  .waiting {
    min-block-size: 320px;
    display: grid;
    place-items: center;
    border: 1px dashed var(--line);
    border-radius: 14px;
    color: var(--quiet);
  }

  .workbench {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--ground);
    overflow: clip;
  }
  .choices {
    display: grid;
    align-content: start;
    gap: 22px;
    padding: 20px;
  }
  fieldset {
    display: grid;
    gap: 10px;
    min-inline-size: 0;
  }
  .output {
    display: grid;
    align-content: start;
    min-inline-size: 0;
    border-block-start: 1px solid var(--line);
    background: var(--sunken);
  }
  @container (min-width: 800px) {
    .workbench {
      grid-template-columns: minmax(300px, 5fr) minmax(0, 7fr);
    }
    .choices {
      position: sticky;
      inset-block-start: 0;
      align-self: start;
    }
    .output {
      border-block-start: 0;
      border-inline-start: 1px solid var(--line);
    }
  }

  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .segments label,
  .chip {
    display: inline-flex;
    align-items: center;
    min-block-size: 36px;
    padding: 0 14px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--ground);
    font-weight: 500;
    cursor: pointer;
  }
  .segments input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  .segments label:hover,
  .chip:hover {
    border-color: var(--strong-line);
  }
  .segments label:has(:checked),
  .chip[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-ground);
    color: var(--accent);
  }
  .segments label:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    min-block-size: 28px;
    padding: 0 10px;
    border-radius: 14px;
    font-size: 13px;
  }
  .events {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr));
    gap: 2px 12px;
    list-style: none;
  }
  .tick {
    display: flex;
    gap: 9px;
    align-items: flex-start;
    padding: 4px 0;
    cursor: pointer;
  }
  .tick input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 2.5px 0 0;
    accent-color: var(--accent);
  }
  .field {
    display: grid;
    align-content: start;
    gap: 5px;
  }
  .field label {
    font-weight: 500;
  }
  .field input {
    inline-size: 100%;
    min-block-size: 38px;
    padding: 0 12px;
    border: 1px solid var(--strong-line);
    border-radius: 10px;
    background: var(--ground);
    font-family: var(--mono);
    font-size: 13px;
  }
  .field input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  .field input[aria-invalid='true'] {
    border-color: var(--bad);
  }
  .hint {
    font-size: 13px;
    color: var(--quiet);
  }
  .problem {
    font-size: 13px;
    color: var(--bad);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    min-block-size: 56px;
    padding: 10px 12px 10px 20px;
  }
  .bar h3 {
    flex: 1 1 auto;
  }
  .bar .size {
    font-weight: 400;
    font-size: 13px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .act {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 36px;
    padding: 0 16px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--ground);
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
  }
  .act:hover {
    border-color: var(--strong-line);
  }
  .act.first {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .act.first:hover {
    filter: brightness(1.08);
  }
  .act:disabled {
    border-color: var(--line);
    background: none;
    color: var(--quiet);
    cursor: default;
    filter: none;
  }
  pre {
    overflow: auto;
    max-block-size: 460px;
    padding: 4px 20px 20px;
    font: 12.5px/1.6 var(--mono);
    tab-size: 2;
  }
  pre:focus-visible {
    outline-offset: -2px;
  }
  .comment {
    color: var(--quiet);
    font-style: italic;
  }
  .string {
    color: var(--string);
  }
  .keyword,
  .tag {
    color: var(--keyword);
  }
  .number {
    color: var(--number);
  }
  .empty {
    padding: 64px 24px;
    text-align: center;
    color: var(--quiet);
  }
  .notes {
    display: grid;
    gap: 6px;
    padding: 16px 20px 18px 38px;
    border-block-start: 1px solid var(--line);
    font-size: 13px;
    color: var(--quiet);
    overflow-wrap: anywhere;
  }
  .notes code {
    font-family: var(--mono);
    font-size: 12px;
    color: var(--text);
  }
  .container {
    display: grid;
    gap: 16px;
    padding: 18px 20px 20px;
    border-block-start: 1px solid var(--line);
    background: var(--ground);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
    gap: 14px;
  }

  .templates {
    display: grid;
    gap: 10px;
  }
  .template {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--ground);
    overflow: clip;
  }
  .template h3 {
    min-inline-size: 0;
  }
  .template .unfold {
    display: flex;
    gap: 10px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 56px;
    padding: 10px 12px 10px 16px;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  .unfold:focus-visible {
    outline-offset: -3px;
  }
  .unfold svg {
    flex: none;
    transition: rotate 0.15s;
  }
  .unfold[aria-expanded='true'] svg {
    rotate: 90deg;
  }
  .template .act {
    align-self: center;
    margin-inline: 0 10px;
  }
  .template pre {
    grid-column: 1 / -1;
    max-block-size: 360px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--line);
    background: var(--sunken);
  }
  .toast {
    position: fixed;
    inset: auto 0 20px;
    z-index: 30;
    inline-size: fit-content;
    max-inline-size: calc(100vw - 32px);
    margin-inline: auto;
    padding: 10px 18px;
    border-radius: 12px;
    background: light-dark(#18202b, #e8ecf2);
    color: light-dark(#ffffff, #12161c);
    font-weight: 500;
    pointer-events: none;
  }
  .toast:empty {
    opacity: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
`;
