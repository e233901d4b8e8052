import { css } from 'lit';

/** The templates that are always there. */
export const templatesStyle = css`
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
`;
