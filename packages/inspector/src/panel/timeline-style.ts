import { css } from 'lit';

/** How high a row is, in pixels; where there is little width it takes two lines. */
export const rowHeights = { wide: 44, narrow: 60 };
export const narrow = 600;
export const headHeight = 30;

export const timelineStyle = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
    container-type: size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 12px 8px 20px;
    border-block-end: 1px solid var(--line);
  }
  .bar .field {
    position: relative;
    flex: 1 1 160px;
    max-inline-size: 280px;
  }
  .bar .field svg {
    position: absolute;
    inset: 10px auto auto 10px;
    color: var(--quiet);
    pointer-events: none;
  }
  .bar input {
    inline-size: 100%;
    min-block-size: 32px;
    padding: 0 10px 0 30px;
    border: 1px solid var(--strong-line);
    border-radius: 8px;
    background: var(--ground);
  }
  .bar input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  .bar select {
    min-block-size: 32px;
    max-inline-size: 116px;
    padding: 0 6px;
    text-overflow: ellipsis;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--ground);
  }
  .bar select.set {
    border-color: var(--accent);
    background: var(--accent-ground);
    color: var(--accent);
  }
  .bar .end {
    display: flex;
    gap: 8px;
    align-items: center;
    margin-inline-start: auto;
  }
  .main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 0;
    position: relative;
  }
  .main.split {
    grid-template-columns: minmax(0, 1fr) minmax(360px, 42%);
  }
  .grid {
    overflow-y: auto;
    overflow-x: hidden;
    min-block-size: 0;
    overflow-anchor: none;
    scrollbar-gutter: stable;
  }
  .grid:focus-visible {
    outline-offset: -2px;
  }
  .row {
    display: grid;
    grid-template-columns: 100px 104px minmax(150px, 1.2fr) minmax(120px, 1.4fr);
    align-items: center;
    column-gap: 12px;
    block-size: ${rowHeights.wide}px;
    padding: 0 20px;
    border-block-end: 1px solid var(--line);
    cursor: pointer;
  }
  .row:hover {
    background: var(--raised);
  }
  .row[aria-selected='true'] {
    background: var(--accent-ground);
  }
  .grid:focus-visible .row.active {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    block-size: ${headHeight}px;
    background: var(--ground);
    color: var(--quiet);
    font-size: 12px;
    cursor: default;
  }
  .head:hover {
    background: var(--ground);
  }
  .space {
    position: relative;
  }
  .slice {
    position: absolute;
    inset: 0 0 auto;
    will-change: transform;
  }
  .time {
    font-variant-numeric: tabular-nums;
    color: var(--quiet);
  }
  .what {
    display: grid;
    min-inline-size: 0;
  }
  .title {
    font-weight: 500;
  }
  .title,
  .sub,
  .source {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sub {
    color: var(--quiet);
    font-size: 12px;
    line-height: 1.3;
  }
  .row[aria-selected='true'] :is(.sub, .time) {
    color: var(--text);
  }
  .fates {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
    max-block-size: 100%;
    overflow: hidden;
  }
  .fates .pill {
    flex: none;
    line-height: 17px;
  }
  /* Where too little is left beside the sinks it has a line of its own. */
  .why {
    flex: 1;
    overflow: hidden;
    min-inline-size: 64px;
    color: var(--quiet);
    font-size: 12px;
    line-height: 20px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row[aria-selected='true'] .why {
    color: var(--text);
  }
  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    padding: 32px 24px;
    text-align: center;
  }
  .empty p {
    max-inline-size: 46ch;
    color: var(--quiet);
  }
`;
