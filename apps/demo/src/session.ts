import type { ChatAnalytics, LedgerEntry } from '@chat-analytics/core';
import { startAnalytics, type Analytics, type KustomerHelp } from './analytics.js';
import { vendors } from './chats/vendors.js';
import { complete, startConsent, startsAnew, type ConsentPlatform } from './consent/platform.js';
import { setAnswer } from './endpoint.js';
import { startLibraries, type Libraries, type Seen, type WireListener } from './libraries.js';
import { isDefault, keepSettings, type SettingName, type Settings } from './settings.js';
import { setStorageFull } from './site/visit.js';

/** Who follows what happens: the board. */
export interface SessionListener extends WireListener {
  /** What the Tag Manager saw of an event that is about to be entered as delivered. */
  gtm(seen: Seen): void;
  trace(entry: LedgerEntry): void;
  /** Analytics were stopped and created again, with new books. */
  restarted(reason: string): void;
  /** Settings are others now. */
  changed(settings: Settings): void;
}

/** The page's analytics and the libraries and the chat they need, under settings that can be changed while it runs. */
export interface Session {
  readonly settings: () => Settings;
  readonly health: Analytics['health'];
  /** What runs now: another one after every restart. */
  readonly analytics: () => ChatAnalytics;
  readonly librariesArriveIn: Libraries['arriveIn'];
  change(change: Partial<Settings>): void;
  /** Analytics and libraries begin anew. */
  restart(reason: string): void;
}

/** What is loaded anew beside the analytics when a setting is changed, or when the page is restarted. */
type Reload = 'chat' | 'libraries';

/** What a setting does that takes effect only when the analytics are restarted: why, as the board says it, and what else begins anew. */
interface Restart {
  reason(settings: Settings): string;
  readonly reload: readonly Reload[];
}

const page: readonly Reload[] = ['chat', 'libraries'];
const restarts: Readonly<Partial<Record<SettingName, Restart>>> = {
  chat: { reason: ({ chat }) => `Page restarted with ${vendors[chat].title}`, reload: page },
  kustomerSdk: { reason: (settings) => `Page restarted with ${vendors.kustomer.listensTo(settings)}`, reload: page },
  claritySdk: { reason: ({ claritySdk }) => `Page restarted with ${claritySdk}`, reload: page },
  chatScript: { reason: ({ chatScript }) => `Page restarted, the chat ${{ running: 'running', late: '3 s late', blocked: 'blocked' }[chatScript]}`, reload: page },
  tellings: { reason: ({ tellings }) => `Page restarted, the chat tells everything ${tellings}`, reload: page },
  sdk: { reason: ({ sdk }) => `Page restarted, the chat’s SDK ${sdk === 'changed' ? 'another than documented' : 'as documented'}`, reload: page },
  // A conversation goes on where the page does.
  libraries: { reason: ({ libraries }) => `Page restarted, libraries ${{ running: 'running', late: '3 s late', blocked: 'blocked', throwing: 'throwing' }[libraries]}`, reload: ['libraries'] },
  consentBy: { reason: ({ consentBy }) => `Page restarted, consent ${{ shop: 'asked by the shop', consent_mode: 'by Consent Mode', tcf: 'by a TCF platform' }[consentBy]}`, reload: ['libraries'] },
  naming: { reason: ({ naming }) => `Restarted with ${naming} naming`, reload: [] },
  listen: { reason: ({ listen }) => `Restarted on the ${listen === 'stable' ? 'stable event' : 'aliases'}`, reload: [] },
};

/**
 * Starts the page.
 *
 * @param mountChat - Puts the chat on the page, in the place of the one that was there. Returns a way to let its script come.
 */
export function startSession(initial: Settings, listener: SessionListener, mountChat: (settings: Settings, kustomer: KustomerHelp) => () => void): Session {
  let settings = initial;
  // What a link named holds on the next page, too.
  keepSettings(settings);
  if (!isDefault(settings, 'webhook')) void setAnswer(settings.webhook);
  let libraries: Libraries = startLibraries(settings, listener);
  let consent: ConsentPlatform = startConsent(settings);
  let unfollow: (() => void) | undefined;
  const kustomer: KustomerHelp = { attach: (sdk) => analytics.kustomer.attach(sdk), ingest: (payload) => analytics.kustomer.ingest(payload) };
  const letFirstChatCome = mountChat(settings, kustomer);
  let analytics = start();
  letFirstChatCome();

  function start(): Analytics {
    const started = startAnalytics(settings, consent.initial());
    started.trace((entry) => {
      const seen = entry.sink === 'gtm' && entry.stage === 'delivered' ? libraries.seen() : undefined;
      if (seen) listener.gtm(seen);
      listener.trace(entry);
    });
    unfollow = consent.follow(started);
    return started;
  }

  function restart(reason: string, reload: readonly Reload[]): void {
    unfollow?.();
    analytics.stop();
    if (reload.includes('libraries')) {
      consent.remove();
      libraries.remove();
      libraries = startLibraries(settings, listener);
      consent = startConsent(settings);
    }
    const letChatCome = reload.includes('chat') ? mountChat(settings, kustomer) : undefined;
    analytics = start();
    letChatCome?.();
    listener.restarted(reason);
  }

  return {
    settings: () => settings,
    health: () => analytics.health(),
    analytics: () => analytics,
    librariesArriveIn: () => libraries.arriveIn(),
    restart: (reason) => restart(reason, ['libraries']),
    change(wanted) {
      const before = settings;
      settings = { ...settings, ...complete(settings, wanted) };
      keepSettings(settings);
      const changed = (Object.keys(settings) as SettingName[]).filter((name) => settings[name] !== before[name]);
      if (changed.includes('storage')) setStorageFull(settings.storage === 'full');
      if (changed.includes('webhook')) void setAnswer(settings.webhook);
      const [first, ...others] = changed.flatMap((name) => restarts[name] ?? []);
      if (first) restart(first.reason(settings), [first, ...others].flatMap(({ reload }) => reload));
      else if (startsAnew(settings, before, settings)) restart('Page restarted, nothing answered yet', ['libraries']);
      else if (changed.includes('analytics') || changed.includes('advertising')) consent.answer(settings);
      listener.changed(settings);
    },
  };
}
