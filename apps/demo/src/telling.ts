import type { VendorName } from './chats/vendor-name.js';

/** Something that a chat widget told the page. */
export interface Telling {
  readonly vendor: VendorName;
  /** Under which name: that of a CustomEvent, a listener, an action. */
  readonly name: string;
  /** What came with it, where the chat knows it before the page does. */
  readonly payload?: unknown;
  /** By what the vendor tells this occurrence from others, where it tells of one several times. */
  readonly occurrence?: string | undefined;
  /** Lets the widget tell the same again. */
  readonly again?: (() => void) | undefined;
}
