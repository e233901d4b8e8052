import type { AnyEventContract, Contract } from './contract.js';
import type { ChatEventBase } from './event.js';
import { eventTypes, type ChatEventProperties, type ChatEventType, type RequiredProperty } from './event-types.js';
import { propertyNames } from './property-table.js';

/**
 * An outcome of the page's own, for `track`: a type and its properties; the rest may be left out. Without an `event_id` it gets a
 * random one, without a `vendor` it is the `host`'s, without an `actor` the `system`'s.
 */
export type HostEvent<T extends ChatEventType = ChatEventType> = {
  [K in T]: Partial<ChatEventBase> & { readonly event_type: K } & ([RequiredProperty<K>] extends [never]
      ? { readonly properties?: ChatEventProperties[K] }
      : { readonly properties: ChatEventProperties[K] });
}[T];

const identity = (names: readonly string[], under = ''): Record<string, string> => Object.fromEntries(names.map((name) => [name, under + name]));

/**
 * Host events are read by a contract, as a vendor's are: whoever calls `track` may not have been compiled. That a property belongs to
 * the type is left to the compiler; that it is one of the schema's and of the right kind is checked here.
 */
export function createHostContract(): Contract {
  const take = identity(propertyNames(), 'properties.');
  return {
    vendor: 'host',
    envelope: identity(['event_id', 'occurred_at', 'conversation_id', 'session_id', 'vendor', 'vendor_event', 'actor', 'page_path', 'inferred']),
    // The only contract that is not written down: its properties are all there are.
    events: Object.fromEntries(eventTypes.map((type) => [type, { type, actor: 'system', take }])) as Record<string, AnyEventContract>,
  };
}
