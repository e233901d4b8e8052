import type { LedgerEntry } from '@chat-analytics/core';
import { startAnalytics, type Analytics, type KustomerHelp } from './analytics.js';
import { vendors } from './chats/vendors.js';
import { startLibraries, type Libraries, type WireListener } from './libraries.js';
import type { Settings } from './settings.js';

/** Who follows what happens: the board. */
export interface SessionListener extends WireListener {
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
  readonly librariesArriveIn: () => number;
  change(change: Partial<Settings>): void;
  /** Analytics and libraries begin anew. */
  restart(reason: string): void;
}

/** What each setting is called in the line that says why analytics were restarted; those not named here take effect without. */
const reasons: { readonly [Name in keyof Settings]?: (settings: Settings) => string } = {
  chat: ({ chat }) => `Page restarted with ${vendors[chat].title}`,
  kustomerSdk: (settings) => `Page restarted with ${vendors.kustomer.listensTo(settings)}`,
  claritySdk: ({ claritySdk }) => `Page restarted with ${claritySdk}`,
  chatScript: ({ chatScript }) => `Page restarted, the chat ${{ running: 'running', late: '3 s late', blocked: 'blocked' }[chatScript]}`,
  libraries: ({ libraries }) => `Page restarted, libraries ${libraries === 'late' ? '3 s late' : 'running'}`,
  naming: ({ naming }) => `Restarted with ${naming} naming`,
  listen: ({ listen }) => `Restarted on the ${listen === 'stable' ? 'stable event' : 'aliases'}`,
};

/** What is loaded anew beside the analytics when a setting is changed, or when the page is restarted. */
type Reload = 'chat' | 'libraries';
const reloads: { readonly [Name in keyof Settings]?: readonly Reload[] } = {
  chat: ['chat', 'libraries'],
  kustomerSdk: ['chat', 'libraries'],
  claritySdk: ['chat', 'libraries'],
  chatScript: ['chat', 'libraries'],
  // A conversation goes on where the page does.
  libraries: ['libraries'],
};

/**
 * Starts the page.
 *
 * @param mountChat - Puts the chat on the page, in the place of the one that was there. Returns a way to let its script come.
 */
export function startSession(initial: Settings, listener: SessionListener, mountChat: (settings: Settings, kustomer: KustomerHelp) => () => void): Session {
  let settings = initial;
  let libraries: Libraries = startLibraries(settings, listener);
  const kustomer: KustomerHelp = { attach: (sdk) => analytics.kustomer.attach(sdk), ingest: (payload) => analytics.kustomer.ingest(payload) };
  const letFirstChatCome = mountChat(settings, kustomer);
  let analytics = start();
  letFirstChatCome();

  function start(): Analytics {
    const started = startAnalytics(settings);
    started.trace(listener.trace);
    return started;
  }

  function restart(reason: string, reload: readonly Reload[]): void {
    analytics.stop();
    if (reload.includes('libraries')) {
      libraries.remove();
      libraries = startLibraries(settings, listener);
    }
    const letChatCome = reload.includes('chat') ? mountChat(settings, kustomer) : undefined;
    analytics = start();
    letChatCome?.();
    listener.restarted(reason);
  }

  return {
    settings: () => settings,
    health: () => analytics.health(),
    librariesArriveIn: () => libraries.arriveIn(),
    restart: (reason) => restart(reason, ['libraries']),
    change(change) {
      settings = { ...settings, ...change };
      const changed = Object.keys(change) as (keyof Settings)[];
      const reason = changed.map((name) => reasons[name]?.(settings)).find((text) => text !== undefined);
      if (reason) restart(reason, changed.flatMap((name) => reloads[name] ?? []));
      const { analytics: forAnalytics, advertising } = change;
      if (forAnalytics) analytics.consent.update({ analytics: forAnalytics });
      if (advertising) analytics.consent.update({ advertising });
      listener.changed(settings);
    },
  };
}
