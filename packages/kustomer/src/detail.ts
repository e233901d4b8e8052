import type { KustomerEventName } from './contract.js';

/**
 * An action as `ingest` takes it: its name as in the data layer of the published listener, and beside it what the SDK told, if anything.
 * Further fields are no harm.
 */
export interface KustomerActionDetail {
  chat_Action: KustomerEventName;
  conversationId?: string;
  messageId?: string;
  /** ISO 8601. Of a message, of a conversation that begins; of one that ends, when it began. */
  createdAt?: string;
  /** `out` for an agent's message, `in` for the shopper's. */
  direction?: string;
  /** Its length alone is used. */
  body?: string;
  attachments?: readonly unknown[];
  satisfactionId?: string;
  rating?: number;
  /** The rating, as the published listener names it in the data layer. */
  satisfactionScore?: number;
  /** The answer to a satisfaction form, as Core has it. */
  response?: { rating?: number; followupAnswer?: string };
  /** The unread count. */
  total?: number;
  [more: string]: unknown;
}
