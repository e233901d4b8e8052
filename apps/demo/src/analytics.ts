import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type ChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { kustomer, type KustomerSource } from '@chat-analytics/kustomer';
import { meta } from '@chat-analytics/meta-sink';
import { webhook } from '@chat-analytics/webhook-sink';
import { kustomerEventNames } from './chats/kustomer/vendor.js';
import type { Consents } from './consent/platform.js';
import { endpoint } from './endpoint.js';
import { measurementId, tagManagerLayer } from './libraries.js';
import type { Settings } from './settings.js';

/** What a page can do for Kustomer's source: say that the SDK has come, and tell what no SDK tells. */
export type KustomerHelp = Pick<KustomerSource, 'attach' | 'ingest'>;

/** What runs on the page. */
export interface Analytics extends ChatAnalytics {
  readonly kustomer: KustomerHelp;
}

/** All that a shop has to write, whichever of the chats it has. */
export function startAnalytics({ naming, listen }: Settings, consent: Partial<Consents>): Analytics {
  const kustomerChat = kustomer({ customEvents: kustomerEventNames });
  const started = createChatAnalytics({
    sources: [autochat({ listen }), kustomerChat, clarity()],
    sinks: [ga4({ measurementId, naming }), meta({ naming }), gtm({ naming, dataLayer: tagManagerLayer }), webhook({ url: endpoint, batch: { waitMs: 200 } })],
    consent,
  });
  return { ...started, kustomer: kustomerChat };
}
