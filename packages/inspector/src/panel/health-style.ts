import { css } from 'lit';

export const healthStyle = css`
  .page {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: 16px;
    max-inline-size: 1440px;
    margin: 0 auto;
    padding: 16px 20px 28px;
  }
  .card {
    grid-column: span 12;
    min-inline-size: 0;
    overflow: hidden;
  }
  .card > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    padding: 12px 16px 8px;
  }
  .card > header h3 {
    font-size: 14px;
    margin-inline-end: auto;
  }
  .tiles {
    grid-column: span 12;
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: 12px;
  }
  .tile {
    grid-column: auto;
    display: grid;
    align-content: space-between;
    padding: 12px 16px;
  }
  .tile dd {
    font-size: 24px;
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .tile dt {
    color: var(--quiet);
  }
  .tile.is-bad dd {
    color: var(--bad);
  }
  .tile.is-wait dd {
    color: var(--wait);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    color: var(--quiet);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .legend svg {
    flex: none;
  }
  .legend {
    font-variant-numeric: tabular-nums;
  }
  .legend .at {
    color: var(--text);
    font-weight: 600;
  }
  .legend .accepted svg {
    color: var(--accent);
    background: none;
  }
  .legend .delivered svg {
    color: var(--good);
  }
  .legend .failed svg {
    color: var(--bad);
  }
  .ranges {
    display: inline-flex;
    gap: 4px;
  }
  .ranges button.plain {
    min-height: 28px;
    padding: 0 10px;
  }
  .plot {
    margin: 0 8px 8px;
    min-block-size: 190px;
  }
  .table {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px 12px;
    border-block-start: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 16px;
  }
  thead th {
    border: 0;
    padding-block: 4px 6px;
    color: var(--quiet);
    font-size: 12px;
    font-weight: 500;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 600;
    white-space: nowrap;
  }
  td.number,
  th.number {
    text-align: end;
  }
  .because {
    display: grid;
    min-inline-size: 150px;
    color: var(--quiet);
    font-size: 12px;
  }
  .is-bad {
    color: var(--bad);
  }
  td.is-wait {
    color: var(--wait);
  }
  .rate {
    display: inline-grid;
    grid-template-columns: 48px auto;
    align-items: center;
    gap: 8px;
    font-variant-numeric: tabular-nums;
  }
  .rate svg {
    display: block;
    border-radius: 3px;
    background: var(--sunken);
  }
  .rate rect {
    fill: var(--good);
  }
  .rate.some rect {
    fill: var(--wait);
  }
  .rate.none rect {
    fill: var(--bad);
  }
  .failures {
    list-style: none;
    max-block-size: 520px;
    overflow: auto;
  }
  .failures li {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    padding: 8px 16px;
    border-block-start: 1px solid var(--line);
  }
  .failures .time {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .note {
    padding: 4px 16px 14px;
    color: var(--quiet);
  }
  @container (min-width: 1000px) {
    .wider {
      grid-column: span 7;
    }
    .narrower {
      grid-column: span 5;
    }
  }
  @container (max-width: 639px) {
    .page {
      gap: 12px;
      padding: 12px;
    }
    .tiles {
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: 8px;
    }
    .tile {
      grid-column: span 2;
      padding: 10px 12px;
    }
    .tile:nth-child(n + 4) {
      grid-column: span 3;
    }
    .tile dd {
      font-size: 20px;
    }
    th,
    td {
      padding-inline: 8px;
    }
    th:first-child {
      position: sticky;
      inset-inline-start: 0;
      padding-inline-start: 12px;
      background: var(--ground);
    }
    .card > header,
    .failures li,
    .note {
      padding-inline: 12px;
    }
    .rate {
      grid-template-columns: auto;
    }
    .rate svg {
      display: none;
    }
    .rate.some {
      color: var(--wait);
    }
    .rate.none {
      color: var(--bad);
    }
  }
`;
