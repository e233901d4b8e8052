export {
  autochatOutcomes,
  createAutochatWidget,
  type AutochatAnswer,
  type AutochatDetail,
  type AutochatOutcome,
  type AutochatOutcomeFields,
  type AutochatWidget,
  type AutochatWidgetOptions,
} from './autochat-widget.js';
export { assertBooksBalance, unbalanced } from './books.js';
export { clarityEvents, type ClarityAttribute, type ClarityEventName } from './clarity-events.js';
export { clarityLies, type ClarityLie } from './clarity-lies.js';
export {
  createClarityWebchat,
  type ClarityAttributes,
  type ClarityWebchat,
  type ClarityWebchatOptions,
  type EngagementCall,
  type EngagementSdk,
} from './clarity-webchat.js';
export { createGtag, type GtagFake, type GtagOptions } from './gtag.js';
export type { GtagCall, GtagHit } from './gtag-runtime.js';
export type { GtagHitParameters } from './gtag-serialise.js';
export { createMetaPixel, type MetaPixelFake, type MetaPixelOptions } from './meta-pixel.js';
export type { MetaPixelHit } from './meta-pixel-runtime.js';
export type { MetaPixelCustomData } from './meta-pixel-serialise.js';
export { createKustomer, type KustomerFake, type KustomerMessage, type KustomerOptions } from './kustomer.js';
export type { KustomerGeneration } from './kustomer-generations.js';
export type { KustomerCallback, KustomerTelling } from './kustomer-listeners.js';
export type { KustomerSdk } from './kustomer-visit.js';
export { ContainerError } from './container-parameters.js';
export { createTagManager, type TagManagerFake, type TagManagerHit, type TagManagerOptions } from './tag-manager.js';
export type { TagFiring } from './tag-manager-runtime.js';
export { createTcf, type TcfAnswer, type TcfFake, type TcfOptions } from './tcf.js';
export type { Arrival, VendorPage, VendorPageOptions } from './vendor-page.js';
export type { ConformanceCase } from './conformance.js';
export { watchPage, type PageWatch } from './page-watch.js';
export { malformedPayloads } from './malformed-payloads.js';
export { createRecordingSink, type RecordingSink, type RecordingSinkOptions } from './recording-sink.js';
export { hostEventOf } from './host-events.js';
export { sinkConformance, type SentEvent, type SinkConformanceOptions, type SinkRuntime } from './sink-conformance.js';
export { valueOfKind } from './value-of-kind.js';
export { sourceConformance, type SourceConformanceOptions } from './source-conformance.js';
