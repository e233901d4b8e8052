import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type ChatAnalytics } from '@chat-analytics/core';
import { followConsentMode } from '@chat-analytics/core/consent-mode';
import { followTcf } from '@chat-analytics/core/tcf';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { meta } from '@chat-analytics/meta-sink';
import { webhook } from '@chat-analytics/webhook-sink';
import { createSinks, createSources, type Sources } from './compose.js';
import type { ChatAnalyticsConfig } from './config.js';
import { createWithConsent } from './consent.js';
import { readAttributes, readConfig, settle, warn } from './read-config.js';
import { findOwnScript } from './script.js';

/** What the factories are, for pages that put analytics of their own together. */
const factories = { createChatAnalytics, autochat, kustomer, clarity, ga4, meta, gtm, webhook, followConsentMode, followTcf };

/** The global `ChatAnalytics`. */
export interface ChatAnalyticsGlobal extends Readonly<typeof factories> {
  /** The running analytics. None where neither attributes nor `chatAnalyticsConfig` are there. */
  readonly analytics?: ChatAnalytics;
  /** The sources of {@link analytics}, by vendor, e.g. for `ChatAnalytics.sources.kustomer.attach(Kustomer)`. */
  readonly sources: Sources;
  /** Stops {@link analytics}, and takes the global away, so that the script may be loaded again. */
  stop(): void;
}

declare global {
  interface Window {
    ChatAnalytics?: ChatAnalyticsGlobal;
    chatAnalyticsConfig?: ChatAnalyticsConfig;
  }
}

/** A page on this very machine is somebody's who builds it. */
const isDevelopment = ({ hostname }: Location): boolean => /^(.*\.)?localhost$|^127\./.test(hostname);

/** Starts what the page's script tag and `window.chatAnalyticsConfig` say, once. */
export function start(window: Window): void {
  const script = findOwnScript(window.document);
  if (window.ChatAnalytics) {
    if (isDevelopment(window.location)) warn('loaded_twice', script?.src ?? 'chat-analytics.js', 'the first one runs, this one does nothing');
    return;
  }
  const attributes = readAttributes(script);
  const config = readConfig(window.chatAnalyticsConfig);
  const settings = settle(attributes, config);
  const wanted = Object.keys({ ...attributes, ...config }).length > 0;
  const sources = wanted ? createSources(settings) : {};
  const { beforeEvent, redact, limits, onIssue, storage, debug } = settings;
  const running = wanted
    ? createWithConsent(settings, (consent) =>
        createChatAnalytics({
          sources: Object.values(sources),
          sinks: createSinks(settings, script?.nonce ?? (window.document.currentScript as HTMLScriptElement | null)?.nonce),
          consent,
          ...(beforeEvent && { beforeEvent }),
          ...(redact !== undefined && { redact }),
          ...(limits && { limits }),
          ...(onIssue && { onIssue }),
          ...(storage && { storage }),
          ...(debug !== undefined && { debug }),
        }),
      )
    : undefined;
  const chat: ChatAnalyticsGlobal = {
    ...factories,
    ...(running && { analytics: running.analytics }),
    sources,
    stop() {
      running?.stopFollowing();
      running?.analytics.stop();
      if (window.ChatAnalytics === chat) delete window.ChatAnalytics;
    },
  };
  window.ChatAnalytics = chat;
}
