export { defineInspector, type ChatAnalyticsInspectorElement, type InspectorPlacement } from './element.js';
export { mountInspector, type InspectorOptions, type MountedInspector } from './mount.js';
