export { buildTemplate, templateNames, templates, type Template, type TemplateName } from './templates.js';
export { buildGtmContainer, type ContainerOptions } from './container/container.js';
export type { ContainerExport } from './container/export-format.js';
export type { Routing } from './container/tag-plan.js';
export type { ContainerConsent } from './container/tags.js';
export { RecipeError } from './recipe-error.js';
export { buildSnippet, type Snippet } from './snippet/snippet.js';
export { providerNames, type ProviderName, type SnippetOptions } from './snippet/options.js';
export { eventTypesOf, vendorNames, vendors, type Vendor, type VendorName } from './vendors.js';
