import type { ConsentOption, StorageOption } from '@chat-analytics/core';
import type { VendorPageOptions } from '@chat-analytics/testing';

export type SinkName = 'ga4' | 'meta' | 'gtm';

/** One copy of the library on the page. */
export interface CopyPlan {
  /** Default GA4 and Meta. */
  readonly sinks?: readonly SinkName[];
  readonly listen?: 'stable' | 'aliases';
  /** Default `not_required`. */
  readonly consent?: ConsentOption;
  readonly storage?: StorageOption;
  readonly limits?: { readonly held?: number; readonly stored?: number };
  /** How old an event may be when it is sent, in milliseconds. Default: as the sinks say. */
  readonly maxAgeMs?: number;
}

/** Where a page goes by itself. */
export interface NextPage {
  readonly plan: Plan;
  /** How many outcomes happen as the shopper leaves. */
  readonly outcomes: number;
}

/** What a page is like when it opens. It rests in the page's address, so that a reload finds it again. */
export interface Plan {
  readonly gtag?: VendorPageOptions;
  readonly pixel?: VendorPageOptions;
  /** Google Tag Manager, with a GA4 tag for every chat event. Default: the page has none. */
  readonly gtm?: VendorPageOptions;
  /** Whether the host uses Consent Mode, and has set its default to denied. */
  readonly consentMode?: boolean;
  /** Whether the host revokes the pixel's consent at the start, and grants it with the shopper's. */
  readonly pixelConsent?: boolean;
  /** Ids of outcomes that the widget tells of as soon as the page's script has run, whether it has told of them before or not. */
  readonly repeats?: readonly string[];
  /** The page that the browser is asked to make ahead; once it is there, the shopper goes on to it. Default: the test says where to go. */
  readonly next?: NextPage;
  /** Default one copy. */
  readonly copies?: readonly CopyPlan[];
}
