import { css } from 'lit';

/** The snippet that was made, with what can be done with it and its container, and the way to it where it stands below the choices. */
export const outputStyle = css`
  .jump {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
    padding: 10px 12px 10px 20px;
    border-block-start: 1px solid var(--line);
    background: var(--ground);
    font-weight: 600;
  }
  @container (min-width: 800px) {
    .jump {
      display: none;
    }
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
    scroll-margin-block-start: 66px;
  }
  :is(.bar, .jump) .size {
    font-weight: 400;
    font-size: 13px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
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
    align-items: start;
    gap: 14px;
  }
`;
