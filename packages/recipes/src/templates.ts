import type { ChatEventType } from '@chat-analytics/core';
import { demand } from './recipe-error.js';
import type { SnippetOptions } from './snippet/options.js';
import { buildSnippet, type Snippet } from './snippet/snippet.js';
import { vendorNames, type VendorName } from './vendors.js';

/** A snippet that is ready to be copied, in the names of the vendor's published recipe where it has one. */
export interface Template {
  readonly title: string;
  /** The vendors it makes sense for. */
  readonly vendors: readonly VendorName[];
  readonly options: Omit<SnippetOptions, 'vendor'>;
}

const naming = 'recipe';
/** What the alias listener is shown with. */
const example: ChatEventType = 'goal_met';

/** The names of the static templates. */
export const templateNames = ['stable-listener', 'alias-listener', 'ga4-bridge', 'meta-bridge', 'data-layer-push'] as const;

/** The name of a static template. */
export type TemplateName = (typeof templateNames)[number];

/** The static templates, by name. */
export const templates: Readonly<Record<TemplateName, Template>> = {
  'stable-listener': { title: 'Stable listener: writes every event to the console', vendors: vendorNames, options: { provider: 'custom', naming } },
  'alias-listener': { title: `Canonical alias listener: writes one outcome, ${example}, to the console`, vendors: ['autochat'], options: { provider: 'custom', naming, listen: 'aliases', events: [example] } },
  'ga4-bridge': { title: 'GA4 bridge: gtag, with the event id', vendors: vendorNames, options: { provider: 'ga4', naming } },
  'meta-bridge': { title: 'Meta bridge: fbq, with the event id where Meta looks for it', vendors: vendorNames, options: { provider: 'meta', naming } },
  'data-layer-push': { title: 'Data layer push: for triggers of Google Tag Manager', vendors: vendorNames, options: { provider: 'gtm', naming } },
};

/**
 * Makes a static template for a vendor.
 *
 * @throws RecipeError Where there is no such template, or none for this vendor.
 */
export function buildTemplate(name: TemplateName, vendor: VendorName): Snippet {
  demand(templateNames.includes(name), `There is no template ${name}: allowed: ${templateNames.join(', ')}.`);
  demand(vendorNames.includes(vendor), `There is no vendor ${vendor}: allowed: ${vendorNames.join(', ')}.`);
  const template = templates[name];
  demand(template.vendors.includes(vendor), `The template ${name} is for ${template.vendors.join(', ')}: ${vendor} has no aliases.`);
  return buildSnippet({ vendor, ...template.options });
}
