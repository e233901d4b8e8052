import { autochat } from '@chat-analytics/autochat';
import { reference as autochatReference } from '@chat-analytics/autochat/reference';
import type { ChatAnalyticsConfig } from '@chat-analytics/browser';
import { clarity } from '@chat-analytics/clarity';
import { reference as clarityReference } from '@chat-analytics/clarity/reference';
import { createChatAnalytics, type ChatEvent } from '@chat-analytics/core';
import { followConsentMode } from '@chat-analytics/core/consent-mode';
import { loadScript } from '@chat-analytics/core/load-script';
import { followTcf } from '@chat-analytics/core/tcf';
import { ga4 } from '@chat-analytics/ga4-sink';
import { load } from '@chat-analytics/ga4-sink/load';
import { gtm } from '@chat-analytics/gtm-sink';
import { mountInspector } from '@chat-analytics/inspector';
import { issueTexts } from '@chat-analytics/inspector/issues';
import { kustomer } from '@chat-analytics/kustomer';
import { reference } from '@chat-analytics/kustomer/reference';
import { meta } from '@chat-analytics/meta-sink';
import { load as loadPixel } from '@chat-analytics/meta-sink/load';
import { buildSnippet } from '@chat-analytics/recipes';
import { createAutochatWidget } from '@chat-analytics/testing';
import { webhook } from '@chat-analytics/webhook-sink';

export const analytics = createChatAnalytics({
  sources: [autochat(), clarity(), kustomer()],
  sinks: [ga4({ load }), gtm(), meta({ load: loadPixel }), webhook({ url: '/events' })],
  consent: { analytics: 'pending' },
});

/** A union that narrows, as users rely on it. */
export const rating = (event: ChatEvent): number | undefined => (event.event_type === 'survey_submitted' ? event.properties.rating : undefined);

// @ts-expect-error There is no such state of consent: nobody is granted by a typo.
analytics.consent.update({ analytics: 'yes' });

export const config: ChatAnalyticsConfig = { vendors: ['autochat'], ga4: 'G-XXXXXXXXXX' };
export const all = [followConsentMode, followTcf, loadScript, mountInspector, issueTexts, reference.contract.vendor, autochatReference, clarityReference, buildSnippet, createAutochatWidget];
