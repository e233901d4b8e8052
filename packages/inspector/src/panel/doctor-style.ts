import { css } from 'lit';

export const doctorStyle = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-items: start;
    max-inline-size: 1440px;
    margin: 0 auto;
    padding: 16px 20px 28px;
  }
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .card > header {
    padding: 14px 16px 10px;
  }
  .card > header h3 {
    font-size: 14px;
  }
  .card > header p {
    color: var(--quiet);
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .summary .pill {
    padding: 3px 12px 3px 9px;
    border-radius: 12px;
    font-size: 13px;
  }
  .checks {
    list-style: none;
  }
  .check {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 2px 12px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--line);
  }
  .sign {
    display: grid;
    place-items: center;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 50%;
  }
  .sign.unknown {
    color: var(--quiet);
    background: var(--quiet-ground);
  }
  .check h4 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    line-height: 22px;
  }
  .check .rest {
    grid-column: 2;
    display: grid;
    gap: 4px;
  }
  .check p {
    max-inline-size: 78ch;
  }
  .next {
    display: flex;
    gap: 8px;
  }
  .next::before {
    content: '→' / '';
    flex: none;
    color: var(--accent);
    font-weight: 600;
  }
  .evidence {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    list-style: none;
    color: var(--quiet);
    font-size: 12px;
  }
  .evidence li::before {
    content: '· ' / '';
  }
  code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--sunken);
    overflow-wrap: anywhere;
  }
  .tools {
    display: grid;
    gap: 12px;
    padding: 0 16px 16px;
  }
  .tools > p {
    color: var(--quiet);
  }
  label.tick {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    cursor: pointer;
  }
  label.tick input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 1px 0 0;
    accent-color: var(--accent);
  }
  label.tick small {
    display: block;
    color: var(--quiet);
    font-size: 12px;
  }
  .paste {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  textarea {
    inline-size: 100%;
    min-block-size: 72px;
    padding: 8px 10px;
    border: 1px solid var(--strong-line);
    border-radius: 8px;
    background: var(--ground);
    font-family: var(--mono);
    font-size: 12px;
    resize: vertical;
  }
  .paste-answer {
    min-block-size: 1.45em;
  }
  .issues {
    list-style: none;
  }
  .issues li {
    display: grid;
    gap: 2px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--line);
  }
  .issues h4 {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }
  .issues .times {
    color: var(--quiet);
    font-weight: 400;
    white-space: nowrap;
  }
  .note {
    padding: 0 16px 14px;
    color: var(--quiet);
  }
  @container (min-width: 1000px) {
    .page {
      grid-template-columns: minmax(0, 7fr) minmax(0, 4fr);
    }
  }
  @container (max-width: 639px) {
    .page {
      padding: 12px;
      gap: 12px;
    }
    .check {
      padding-inline: 12px;
    }
  }
`;
