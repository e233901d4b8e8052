import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import type { Sink, Source } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { load as loadGa4 } from '@chat-analytics/ga4-sink/load';
import { gtm } from '@chat-analytics/gtm-sink';
import { kustomer, type KustomerSource } from '@chat-analytics/kustomer';
import { meta } from '@chat-analytics/meta-sink';
import { load as loadMeta } from '@chat-analytics/meta-sink/load';
import { webhook } from '@chat-analytics/webhook-sink';
import type { ChatAnalyticsConfig } from './config.js';

/** The sources that run, by their vendors: `ingest` and `attach` are theirs. */
export interface Sources {
  readonly autochat?: Source;
  readonly kustomer?: KustomerSource;
  readonly clarity?: Source;
}

/** The source of each vendor that is wanted. */
export function createSources({ vendors = ['autochat', 'kustomer', 'clarity'], ...options }: ChatAnalyticsConfig): Sources {
  return {
    ...(vendors.includes('autochat') && { autochat: autochat(options.autochat) }),
    ...(vendors.includes('kustomer') && { kustomer: kustomer(options.kustomer) }),
    ...(vendors.includes('clarity') && { clarity: clarity(options.clarity) }),
  };
}

/** Options of a sink: given as such, or as the text of the one that says where to. */
function optionsOf<Options extends object>(setting: boolean | string | Options | undefined, toOptions: (text: string) => Options): Options | undefined {
  if (setting === undefined || setting === false) return undefined;
  // What is undefined is left out: it must not hide what is set for all.
  if (typeof setting === 'object') return Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined)) as Options;
  return toOptions(setting === true ? '' : setting);
}

/** The sink of each destination that is wanted. */
export function createSinks(settings: ChatAnalyticsConfig, nonce: string | undefined): Sink[] {
  const { naming = 'normalized', load } = settings;
  const loads = (name: 'ga4' | 'meta'): boolean => Array.isArray(load) && load.includes(name);
  const script = nonce ? { nonce } : {};
  const sinks: Sink[] = [];
  const toGa4 = optionsOf(settings.ga4, (id) => (id ? { measurementId: id } : {}));
  if (toGa4) sinks.push(ga4({ naming, ...script, ...(loads('ga4') && { load: loadGa4 }), ...toGa4 }));
  const toMeta = optionsOf(settings.meta, (id) => (id ? { pixelId: id } : {}));
  if (toMeta) sinks.push(meta({ naming, ...script, ...(loads('meta') && { load: loadMeta }), ...toMeta }));
  const toGtm = optionsOf(settings.gtm, (name) => (name ? { dataLayer: name } : {}));
  if (toGtm) sinks.push(gtm({ naming, ...toGtm }));
  const toWebhook = optionsOf(settings.webhook, (url) => ({ url }));
  if (toWebhook) sinks.push(webhook(toWebhook));
  return sinks;
}
