export type { Actor, AnyChatEvent, ChatEvent, ChatEventBase } from './event.js';
export { eventTable, requiredProperties, type ChatEventProperties, type ChatEventType, type PropertyOf, type RequiredProperty } from './event-table.js';
export { propertyTable, type KindValues, type PrivacyClass, type PropertyKind, type PropertyName, type PropertyValue } from './property-table.js';
