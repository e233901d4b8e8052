import { css } from 'lit';

/** A view that scrolls as a whole. */
export const scrollStyle = css`
  :host {
    display: block;
    block-size: 100%;
    container-type: inline-size;
  }
  .scroll {
    block-size: 100%;
    overflow: auto;
    background: var(--raised);
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
`;
