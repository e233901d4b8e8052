import { css } from 'lit';

/** What can be chosen, and typed. */
export const formStyle = css`
  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .segments label,
  .chip {
    display: inline-flex;
    align-items: center;
    min-block-size: 36px;
    padding: 0 14px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--ground);
    font-weight: 500;
    cursor: pointer;
  }
  .segments input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  .segments label:hover,
  .chip:hover {
    border-color: var(--strong-line);
  }
  .segments label:has(:checked),
  .chip[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-ground);
    color: var(--accent);
  }
  .segments label:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    min-block-size: 28px;
    padding: 0 10px;
    border-radius: 14px;
    font-size: 13px;
  }
  .events {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr));
    gap: 2px 12px;
    list-style: none;
  }
  .tick {
    display: flex;
    gap: 9px;
    align-items: flex-start;
    padding: 4px 0;
    cursor: pointer;
  }
  .tick input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 2.5px 0 0;
    accent-color: var(--accent);
  }
  .field {
    display: grid;
    align-content: start;
    gap: 5px;
  }
  .field label {
    font-weight: 500;
  }
  .field input {
    inline-size: 100%;
    min-block-size: 38px;
    padding: 0 12px;
    border: 1px solid var(--strong-line);
    border-radius: 10px;
    background: var(--ground);
    font-family: var(--mono);
    font-size: 13px;
  }
  .field input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  .field input[aria-invalid='true'] {
    border-color: var(--bad);
  }
  .hint {
    font-size: 13px;
    color: var(--quiet);
  }
  .problem {
    font-size: 13px;
    color: var(--bad);
  }
`;
