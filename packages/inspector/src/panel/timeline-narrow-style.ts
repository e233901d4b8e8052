import { css } from 'lit';
import { narrow, rowHeights } from './timeline-style.js';

/** The timeline where it has less than a desk's width, as docked, and where it has a phone's. Comes after what it changes. */
export const timelineNarrowStyle = css`
  @container (max-width: 759px) {
    .bar {
      padding-inline: 12px;
    }
    .bar .field {
      max-inline-size: none;
      flex-basis: 96px;
    }
    .row {
      grid-template-columns: 84px 76px minmax(0, 1fr) 292px;
      column-gap: 8px;
      padding: 0 12px;
    }
    .main.split {
      grid-template-columns: minmax(0, 1fr);
    }
    .main.split .grid {
      visibility: hidden;
    }
    .details {
      position: absolute;
      inset: 0;
      border: 0;
    }
  }
  @container (max-width: ${narrow - 1}px) {
    .bar {
      flex-wrap: nowrap;
      overflow-x: auto;
    }
    .bar .field {
      flex: 0 0 116px;
    }
    .bar > * {
      flex: none;
    }
    .grid {
      scrollbar-gutter: auto;
    }
    .head {
      display: none;
    }
    .row:not(.head) {
      grid-template: 'title title time' 20px 'fates sub sub' 20px / auto minmax(0, 1fr) auto;
      align-content: center;
      gap: 4px 8px;
      block-size: ${rowHeights.narrow}px;
      padding: 0 12px;
    }
    .source {
      display: none;
    }
    .cell,
    .what {
      display: contents;
    }
    .time {
      grid-area: time;
      font-size: 12px;
    }
    .title {
      grid-area: title;
    }
    .sub {
      grid-area: sub;
      text-align: end;
    }
    /* Where there are many sinks, the vendor's name is in the details only. */
    .row:has(.fates > :nth-child(5)) .sub {
      display: none;
    }
    .row:has(.fates > :nth-child(5)) .fates {
      grid-column-end: -1;
    }
    .why {
      display: none;
    }
    .fates {
      grid-area: fates;
      flex-wrap: nowrap;
      gap: 4px;
    }
  }
`;
