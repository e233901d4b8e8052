import { css } from 'lit';

export const panelStyle = css`
  :host {
    display: block;
    container-type: inline-size;
    block-size: 100%;
    min-block-size: 320px;
  }
  :host([docked]) {
    block-size: min(58vh, 620px);
    min-block-size: min(420px, 90vh);
  }
  :host([docked][tall]) {
    block-size: calc(100vh - 16px);
  }
  section {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
    background: var(--ground);
    border: 1px solid var(--line);
    border-radius: 12px;
    overflow: hidden;
  }
  :host([docked]) section {
    border-width: 1px 0 0;
    border-radius: 14px 14px 0 0;
    box-shadow: 0 -8px 32px rgb(15 25 45 / 16%);
  }
  header {
    display: flex;
    align-items: center;
    gap: 20px;
    padding: 0 12px 0 20px;
    min-block-size: 48px;
    border-block-end: 1px solid var(--line);
    background: var(--raised);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 10px;
    white-space: nowrap;
  }
  h2::before {
    content: '';
    inline-size: 9px;
    block-size: 9px;
    border-radius: 50%;
    background: var(--good);
    box-shadow: 0 0 0 3px var(--good-ground);
  }
  [role='tablist'] {
    display: flex;
    align-self: stretch;
    gap: 4px;
  }
  [role='tab'] {
    position: relative;
    padding: 0 12px;
    border: 0;
    background: none;
    color: var(--quiet);
    font-weight: 500;
    cursor: pointer;
  }
  [role='tab']:hover {
    color: var(--text);
  }
  [role='tab']:focus-visible {
    outline-offset: -4px;
    border-radius: 8px;
  }
  [role='tab'][aria-selected='true'] {
    color: var(--text);
    font-weight: 600;
  }
  [role='tab'][aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 12px -1px;
    block-size: 2px;
    border-radius: 2px 2px 0 0;
    background: var(--accent);
  }
  .spacer {
    flex: 1;
  }
  .close + .close {
    margin-inline-start: -16px;
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--quiet);
    cursor: pointer;
  }
  .close:hover {
    background: var(--sunken);
    color: var(--text);
  }
  [role='tabpanel'] {
    min-block-size: 0;
  }
  [role='tabpanel']:focus-visible {
    outline-offset: -2px;
  }
  @container (max-width: 599px) {
    header {
      gap: 4px;
      padding-inline: 8px;
    }
    .close + .close {
      margin-inline-start: 0;
    }
    h2 {
      display: none;
    }
  }
  @media (max-width: 599px) {
    :host([docked]:not([tall])) {
      block-size: 82vh;
    }
  }
`;
