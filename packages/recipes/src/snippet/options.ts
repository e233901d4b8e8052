import type { ChatEventType, Naming } from '@chat-analytics/core';
import type { KustomerEventName } from '@chat-analytics/kustomer';
import { demand, readOptions } from '../recipe-error.js';
import { vendorNames, vendors, type VendorName } from '../vendors.js';

/** Where a snippet can send to. */
export const providerNames = ['ga4', 'meta', 'gtm', 'custom'] as const;

/** `ga4`: gtag.js. `meta`: the Meta Pixel. `gtm`: the data layer. `custom`: a function of the page, or its console. */
export type ProviderName = (typeof providerNames)[number];

/** Options of {@link buildSnippet}. */
export interface SnippetOptions {
  /** The chat. */
  readonly vendor: VendorName;
  /** Where its events go. */
  readonly provider: ProviderName;
  /** The event types wanted. Default all that the vendor has. */
  readonly events?: readonly ChatEventType[] | undefined;
  /**
   * `normalized` (default): the same names for every vendor. `recipe`: the vendor's published recipe to the letter, where there is one; for
   * `custom`, what the vendor told, as it is.
   */
  readonly naming?: Naming | undefined;
  /** `ga4`: the property to send to, e.g. `G-XXXXXXXXXX`. Default every one on the page. */
  readonly measurementId?: string | undefined;
  /** `meta`: the pixel to send to. Default every one on the page. */
  readonly pixelId?: string | undefined;
  /** `meta`: whether leads, appointments and conversations are sent as Meta's standard events Lead, Schedule and Contact. Default false. */
  readonly standardEvents?: boolean | undefined;
  /** `gtm`: the global name of the data layer. Default `dataLayer`. */
  readonly dataLayer?: string | undefined;
  /** `gtm`, for Autochat in recipe naming: whether events go by their canonical alias, and not all by one name. Default false. */
  readonly aliases?: boolean | undefined;
  /** `custom`: the global name of a function that gets every event. Default: the console gets them. */
  readonly callback?: string | undefined;
  /** Autochat: whether to hear the event that all outcomes have in common, or each one's own. Default `stable`. */
  readonly listen?: 'stable' | 'aliases' | undefined;
  /** Kustomer: the SDK's global name. Default `Kustomer`. */
  readonly global?: string | undefined;
  /** Kustomer: what an SDK with `on` calls its events, by action: `{ 'proactive trigger': 'proactiveShown' }`. */
  readonly customEvents?: Readonly<Partial<Record<KustomerEventName, string>>> | undefined;
  /** Clarity: the global names of the Bloomreach Engagement SDK. Default `['exponea', 'brweb']`. */
  readonly globals?: readonly string[] | undefined;
}

/** For whom an option is. */
const belongsTo: Readonly<Partial<Record<keyof SnippetOptions, VendorName | ProviderName>>> = {
  measurementId: 'ga4',
  pixelId: 'meta',
  standardEvents: 'meta',
  dataLayer: 'gtm',
  aliases: 'gtm',
  callback: 'custom',
  listen: 'autochat',
  global: 'kustomer',
  customEvents: 'kustomer',
  globals: 'clarity',
};

/** Throws a sentence where it is given and is no id as Google writes them. */
export function checkMeasurementId(where: string, id: string | undefined): void {
  demand(id === undefined || /^G-[A-Z0-9]{4,20}$/.test(id), `${where} must be a GA4 measurement id such as G-XXXXXXXXXX, and "${String(id)}" is none.`);
}

/** Throws a sentence where it is given and is no id as Meta writes them. */
export function checkPixelId(where: string, id: string | undefined): void {
  demand(id === undefined || /^\d{5,20}$/.test(id), `${where} must be a Meta pixel id, which is a number of 5 to 20 digits, and "${String(id)}" is none.`);
}

/** Returns the options where they are fine. Throws a sentence where they are not. */
export function readSnippetOptions(given: unknown): SnippetOptions {
  const options = readOptions<SnippetOptions>('buildSnippet', given, {
    vendor: vendorNames.join('|'),
    provider: providerNames.join('|'),
    events: 'list of event types',
    naming: 'normalized|recipe',
    measurementId: 'string',
    pixelId: 'string',
    standardEvents: 'boolean',
    dataLayer: 'string',
    aliases: 'boolean',
    callback: 'string',
    listen: 'stable|aliases',
    global: 'string',
    customEvents: 'object',
    globals: 'list of strings',
  });
  const { vendor, provider } = options;
  demand(vendor, `buildSnippet needs a vendor: ${vendorNames.join(', ')}.`);
  demand(provider, `buildSnippet needs a provider: ${providerNames.join(', ')}.`);
  for (const [name, owner] of Object.entries(belongsTo)) {
    demand(options[name as keyof SnippetOptions] === undefined || owner === vendor || owner === provider, `buildSnippet.${name} is for ${owner}.`);
  }
  checkMeasurementId('buildSnippet.measurementId', options.measurementId);
  checkPixelId('buildSnippet.pixelId', options.pixelId);
  demand(!options.aliases || (vendors[vendor].hasAliases && options.naming === 'recipe'), 'buildSnippet.aliases is for Autochat in recipe naming.');
  for (const name of ['dataLayer', 'callback', 'global'] as const) demand(options[name] !== '', `buildSnippet.${name} must not be empty.`);
  demand(options.events === undefined || options.events.length, 'buildSnippet.events must name at least one event type.');
  demand(options.globals === undefined || (options.globals.length && options.globals.every(Boolean)), 'buildSnippet.globals must name at least one global, and none that is empty.');
  for (const [action, name] of Object.entries<unknown>(options.customEvents ?? {})) {
    demand(Object.hasOwn(vendors.kustomer.contract.events, action), `There is no option buildSnippet.customEvents.${action}: allowed: ${Object.keys(vendors.kustomer.contract.events).join(', ')}.`);
    demand(name && typeof name === 'string', `buildSnippet.customEvents.${action} must be string, and not empty.`);
  }
  return { ...options, vendor, provider };
}
