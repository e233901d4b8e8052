import { css } from 'lit';

/**
 * Colours follow the page's `color-scheme`, and letters its font, so that it is at home where it stands. Every text is at least 4.5 : 1 on
 * what it may stand on.
 */
export const baseStyle = css`
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
  /* What is reached by keys stops above the bar that stands below. */
  .choices :is(input, button) {
    scroll-margin-block-end: 80px;
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
      display: grid;
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
