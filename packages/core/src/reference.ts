import type { Contract } from './contract.js';
import type { ChatEvent, ChatEventBase } from './event.js';

/**
 * How well a statement about a vendor is known: by its `documentation`, `observed` on the real thing, from a `published_recipe`
 * of the vendor or a third party, or `contradicted`: sources disagree.
 */
export type Evidence = 'documentation' | 'observed' | 'published_recipe' | 'contradicted';

/** What a vendor sends and what becomes of it: at once a test, a piece of documentation and a fixture. */
export interface ReferenceExample {
  /** The payload as a source takes it in. */
  readonly in: unknown;
  /** The event it becomes, without what depends on the page and the moment: also `event_id` and `occurred_at`, where the vendor tells none. */
  readonly out: Omit<ChatEvent, 'page_path' | 'event_id' | 'occurred_at'> & Partial<Pick<ChatEventBase, 'event_id' | 'occurred_at'>>;
}

/** What one vendor event means to people. */
export interface EventReference {
  /** When the vendor sends it. */
  readonly meaning: string;
  readonly evidence: Evidence;
  readonly examples: readonly ReferenceExample[];
  /** The attributes of its payload, where the vendor is known to send no others. */
  readonly attributes?: readonly string[];
}

/** What a vendor's events mean to people: documentation, examples, and why something is left out. Not part of the runtime. */
export interface Reference<C extends Contract = Contract> {
  readonly contract: C;
  /** One entry per event of the contract. */
  readonly events: { readonly [Name in keyof C['events']]: EventReference };
  /** Vendor attributes that no event carries, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** The values that are documented for an attribute, under its name, or under `event.attribute` where events differ. Vendors add to them: others pass. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}
