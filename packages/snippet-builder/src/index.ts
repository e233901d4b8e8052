export { defineSnippetBuilder, type ChatAnalyticsSnippetBuilderElement } from './element.js';
export type { Preset, Presets } from './presets.js';
