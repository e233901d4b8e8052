import { kindOf, propertyNames, requiredProperties, type ChatEventType, type HostEvent, type PropertyKind } from '@chat-analytics/core';
import { valueOfKind } from './value-of-kind.js';

/** An event of each type, with what it must carry. */
export function hostEventOf(type: ChatEventType, id: string): HostEvent {
  const values = { rating: 4, sentiment: 'positive' };
  const names: readonly (keyof typeof values)[] = (requiredProperties as Partial<Record<ChatEventType, readonly (keyof typeof values)[]>>)[type] ?? [];
  // Of any type: the compiler cannot follow the table here.
  return { event_type: type, event_id: id, properties: Object.fromEntries(names.map((name) => [name, values[name]])) } as HostEvent;
}

/** An event that carries, of every kind of property, one: more than any vendor sends at once. */
export function richEventOf(type: ChatEventType, id: string): HostEvent {
  const kinds = new Set<PropertyKind>();
  const properties: Record<string, unknown> = { rating: 4, sentiment: 'positive' };
  for (const name of propertyNames()) {
    const kind = kindOf(name);
    if (kind && !kinds.has(kind)) {
      kinds.add(kind);
      properties[name] = valueOfKind[kind];
    }
  }
  return { event_type: type, event_id: id, properties } as HostEvent;
}
