import { css } from 'lit';

/** Colours, sizes and the few things that look the same everywhere. Every text is at least 4.5 : 1 on what it may stand on. */
export const tokens = css`
  :host {
    --ground: #ffffff;
    --raised: #f5f7fa;
    --sunken: #eceff4;
    --line: #dde2ea;
    --strong-line: #8b96a6;
    --text: #18202b;
    --quiet: #556070;
    --accent: #2b55cc;
    --accent-ground: #e8eefc;
    --good: #146c46;
    --good-ground: #e2f3ea;
    --wait: #805300;
    --wait-ground: #fbf0da;
    --bad: #ab1f18;
    --bad-ground: #fbe7e5;
    --quiet-ground: #eceff4;
    --mono: ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'Liberation Mono', monospace;
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --ground: #12161c;
      --raised: #191f28;
      --sunken: #222a35;
      --line: #2b3441;
      --strong-line: #77859a;
      --text: #e8ecf2;
      --quiet: #a5b0c0;
      --accent: #93b4ff;
      --accent-ground: #1f2d4d;
      --good: #74d6a5;
      --good-ground: #16352a;
      --wait: #edc168;
      --wait-ground: #3a2d12;
      --bad: #ffa297;
      --bad-ground: #45201d;
      --quiet-ground: #252d39;
      color-scheme: dark;
    }
  }
`;

export const basics = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    color: var(--text);
    font: 400 13px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
    -webkit-font-smoothing: antialiased;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  pre {
    margin: 0;
    padding: 0;
  }
  h2 {
    font: 600 15px/1.3 inherit;
    font-size: 15px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.005em;
  }
  h3 {
    font-size: 13px;
    font-weight: 600;
    line-height: 1.4;
  }
  code,
  pre,
  .mono {
    font-family: var(--mono);
    font-size: 12px;
  }
  .quiet {
    color: var(--quiet);
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button.plain {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--ground);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }
  button.plain:hover {
    background: var(--sunken);
  }
  button.plain[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-ground);
    color: var(--accent);
  }
  button.plain:disabled {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px 8px 1px 6px;
    border-radius: 10px;
    font-size: 12px;
    font-weight: 500;
    line-height: 18px;
    white-space: nowrap;
  }
  .pill svg {
    flex: none;
  }
  .good {
    color: var(--good);
    background: var(--good-ground);
  }
  .wait {
    color: var(--wait);
    background: var(--wait-ground);
  }
  .bad {
    color: var(--bad);
    background: var(--bad-ground);
  }
  .pill.quiet {
    color: var(--quiet);
    background: var(--quiet-ground);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .card {
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--ground);
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
