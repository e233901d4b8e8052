import type { ChatAnalytics, LedgerEntry } from '@chat-analytics/core';
import { startAnalytics } from './analytics.js';
import { startLibraries, type Libraries, type WireListener } from './libraries.js';
import { defaultSettings, type Settings } from './settings.js';

/** Who follows what happens: the board. */
export interface SessionListener extends WireListener {
  trace(entry: LedgerEntry): void;
  /** Analytics were stopped and created again, with new books. */
  restarted(reason: string): void;
  /** Consent has another state. */
  consentChanged(): void;
}

/** The page's analytics and the libraries they need, under settings that can be changed while it runs. */
export interface Session {
  readonly settings: () => Settings;
  readonly health: ChatAnalytics['health'];
  readonly librariesArriveIn: () => number;
  change(change: Partial<Settings>): void;
  /** As if the page were loaded anew. */
  restart(reason: string): void;
}

export function startSession(listener: SessionListener): Session {
  let settings = defaultSettings;
  let libraries = startLibraries(settings, listener);
  let analytics = start();

  function start(): ChatAnalytics {
    const started = startAnalytics(settings);
    started.trace(listener.trace);
    return started;
  }

  function restart(reason: string, reload: (before: Libraries) => Libraries): void {
    analytics.stop();
    libraries = reload(libraries);
    analytics = start();
    listener.restarted(reason);
  }

  function reload(before: Libraries): Libraries {
    before.remove();
    return startLibraries(settings, listener);
  }

  return {
    settings: () => settings,
    health: () => analytics.health(),
    librariesArriveIn: () => libraries.arriveIn(),
    restart: (reason) => restart(reason, reload),
    change(change) {
      settings = { ...settings, ...change };
      const { naming, listen, libraries: arrival, ...consent } = change;
      if (arrival) restart(arrival === 'late' ? 'Page restarted, libraries 3 s late' : 'Page restarted, libraries running', reload);
      else if (naming) restart(`Restarted with ${naming} naming`, (same) => same);
      else if (listen) restart(listen === 'stable' ? 'Restarted on the stable event' : 'Restarted on the aliases', (same) => same);
      else {
        analytics.consent.update(consent);
        listener.consentChanged();
      }
    },
  };
}
