export { createChatAnalytics, type ChatAnalytics } from './create-chat-analytics.js';
export type { ChatAnalyticsOptions, StorageOption } from './read-options.js';
export type { ConsentOption, ConsentSnapshot, ConsentState } from './consent.js';
export {
  defineContract,
  type AnyEventContract,
  type Contract,
  type EnvelopeField,
  type EventContract,
  type EventField,
  type Path,
  type Recipe,
  type RecipeDestination,
  type RecipeOutput,
} from './contract.js';
export { watchDrift } from './drift.js';
export type { Actor, AnyChatEvent, ChatEvent, ChatEventBase } from './event.js';
export { eventTypes, requiredProperties, type ChatEventProperties, type ChatEventType, type PropertyOf, type RequiredProperty } from './event-types.js';
export type { HostEvent } from './host-contract.js';
export type { Issue, ReportIssue } from './issues.js';
export type { EventHealth, Failure, Health, LedgerEntry, SinkHealth, SourceHealth } from './ledger.js';
export { destinationName, destinationParameters, destinationRules, findRecipe, recipeParameters, type CompiledOutput, type ExtraField, type Naming, type Parameters, type ParameterValue } from './naming.js';
export { readPace, type Pace } from './pace.js';
export { checkOptions, isRecord, type OptionProblem, type OptionRules } from './options.js';
export { cutText, readId } from './read-value.js';
export { kindOf, propertyNames, propertyTable, type KindValues, type NamesOfKind, type PrivacyClass, type PropertyKind, type PropertyName, type PropertyValue } from './property-table.js';
export type { EventReference, Evidence, Reference, ReferenceExample } from './reference.js';
export type { Purpose, Sink, SinkContext, SinkStatus } from './sink.js';
export type { RedactOptions } from './redact.js';
export { createSource, type Source, type SourceContext, type SourceDefinition, type SourceStatus, type Stop } from './source.js';
