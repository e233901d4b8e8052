import type { AutochatOptions } from '@chat-analytics/autochat';
import type { ClarityOptions } from '@chat-analytics/clarity';
import type { ChatAnalyticsOptions, ConsentOption, Naming, StorageOption } from '@chat-analytics/core';
import type { Ga4Options } from '@chat-analytics/ga4-sink';
import type { GtmOptions } from '@chat-analytics/gtm-sink';
import type { KustomerOptions } from '@chat-analytics/kustomer';
import type { MetaOptions } from '@chat-analytics/meta-sink';
import type { WebhookOptions } from '@chat-analytics/webhook-sink';

/** A vendor by the name of its source. */
export type VendorName = 'autochat' | 'kustomer' | 'clarity';

/**
 * Who tells what the shopper allows. `consent_mode` (default): Google's Consent Mode by its own rule, granted unless a default or an update says
 * otherwise. `tcf`: a consent platform that speaks the IAB's TCF. `granted`, `pending`, `denied`: both purposes begin so, and the page changes
 * them by `ChatAnalytics.analytics.consent.update`. `not_required`: nobody is asked.
 */
export type ConsentSetting = 'consent_mode' | 'tcf' | 'not_required' | 'granted' | 'pending' | 'denied';

/** What `window.chatAnalyticsConfig` may hold. What it names wins over the attributes of the script tag. */
export interface ChatAnalyticsConfig extends Pick<ChatAnalyticsOptions, 'beforeEvent' | 'redact' | 'limits' | 'onIssue'> {
  /** The vendors to hear. Default all three. */
  readonly vendors?: readonly VendorName[];
  /** Options of the Autochat source. */
  readonly autochat?: AutochatOptions;
  /** Options of the Kustomer source. */
  readonly kustomer?: KustomerOptions;
  /** Options of the Clarity source. */
  readonly clarity?: ClarityOptions;
  /** Sends to GA4: a measurement id, `true` for every property on the page, or options of the sink. */
  readonly ga4?: boolean | string | Ga4Options;
  /** Sends to the Meta Pixel: the number of a pixel, `true` for every pixel on the page, or options of the sink. */
  readonly meta?: boolean | string | MetaOptions;
  /** Pushes onto GTM's data layer: its name, `true` for `dataLayer`, or options of the sink. */
  readonly gtm?: boolean | string | GtmOptions;
  /** Posts to an endpoint of your own: its address, options of the sink, or `false` for none. */
  readonly webhook?: false | string | WebhookOptions;
  /** What the shopper allows, or who tells. Default `consent_mode`. */
  readonly consent?: ConsentSetting | ConsentOption;
  /** The naming of all destinations that have two. Default `normalized`. */
  readonly naming?: Naming;
  /** Where events wait when the shopper leaves. Default `session`. */
  readonly storage?: StorageOption;
  /** Brings gtag.js and the pixel in, both or one of them, once their purpose is granted. Default: the page does. */
  readonly load?: boolean | readonly ('ga4' | 'meta')[];
  /** Where the shopper is, for Consent Mode's defaults by region, e.g. `DE` or `US-CA`. */
  readonly region?: string;
  /** Whether every issue appears in the console. Default: on localhost only. */
  readonly debug?: boolean;
}

export type SettingName = keyof ChatAnalyticsConfig;
