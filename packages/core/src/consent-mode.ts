import type { ConsentSnapshot, ConsentState } from './consent.js';
import { followDataLayer } from './data-layer.js';
import { consentPurposes, findWindow, readOptions, type ConsentHolder, type PerPurpose } from './follow-consent.js';
import { isRecord } from './options.js';
import type { Stop } from './source.js';

export type { ConsentHolder, PerPurpose } from './follow-consent.js';

/** The signals of Google's Consent Mode. Source: Google, "Consent mode reference". */
export type ConsentModeSignal =
  | 'ad_storage'
  | 'ad_user_data'
  | 'ad_personalization'
  | 'analytics_storage'
  | 'functionality_storage'
  | 'personalization_storage'
  | 'security_storage';

/** Options of {@link followConsentMode}. */
export interface ConsentModeOptions {
  /** The global name of the data layer. Default `dataLayer`. */
  readonly dataLayer?: string;
  /**
   * Where the shopper is, as an ISO 3166-2 code such as `DE` or `US-CA`, if the page knows it. Default: unknown, so that a default for a
   * region grants nothing, and one that denies keeps the purpose pending everywhere.
   */
  readonly region?: string;
  /** The signals that a purpose needs, all of them. Default `analytics_storage`; `ad_storage` and `ad_user_data`. An empty list leaves the purpose alone. */
  readonly signals?: PerPurpose<readonly ConsentModeSignal[]>;
  /**
   * What a signal is of which no command has spoken, where a command speaks of another that the same purpose needs: `granted`, as gtag.js has it. Default: not
   * known, so that the purpose stays pending.
   */
  readonly unset?: 'granted';
  /** The window to live in. Default: the global one; where there is none, as on a server, nothing happens. */
  readonly window?: Window;
}

/** The longest time that a timer takes, in milliseconds. */
const longest = 2 ** 31 - 1;

/** The places of a default that cannot be read. It may hold here. */
const unreadable = '?';

/** The regions of a default, `''` for everywhere. */
function placesOf(region: unknown): string[] {
  if (region === undefined) return [''];
  const list: unknown[] = Array.isArray(region) ? region : [region];
  return list.length ? list.map((place) => (typeof place === 'string' && place ? place.toUpperCase() : unreadable)) : [unreadable];
}

/** One signal, as the page's commands have left it. */
function createSignal(here: string): { command(action: unknown, value: unknown, region: unknown): void; state(isWaiting: boolean): ConsentState | undefined } {
  /** Whether it is granted by default, by region. */
  const defaults = new Map<string, boolean>();
  let update: ConsentState | undefined;

  /** The most specific default decides. Source: Google, "Set up consent mode", region-specific behaviour. */
  function byDefault(): ConsentState | undefined {
    const granted = [here, here.split('-')[0] ?? '', ''].map((place) => defaults.get(place)).find((value) => value !== undefined);
    const inside = here && `${here}-`;
    const doubtful = [...defaults].some(([place, value]) => !value && place !== '' && (place === unreadable || place.startsWith(inside)));
    if (granted === undefined) return doubtful ? 'pending' : undefined;
    return granted && !doubtful ? 'granted' : 'pending';
  }

  return {
    command(action, value, region) {
      if (action === 'update') update = value === 'granted' || value === 'denied' ? value : 'pending';
      else if (action === 'default') for (const place of placesOf(region)) defaults.set(place, value === 'granted');
    },
    // A default does not undo what the shopper has answered, whichever comes first.
    state(isWaiting) {
      const state = update ?? byDefault();
      return isWaiting && !update && state ? 'pending' : state;
    },
  };
}

/** A time that Google's tags can be told to wait, as a number or its text. */
const isWaitable = (value: unknown): boolean => (typeof value === 'number' || typeof value === 'string') && Number(value) > 0;

/** A purpose needs all its signals; nothing where none of them was heard of. */
function combine(states: readonly (ConsentState | undefined)[]): ConsentState | undefined {
  if (states.includes('denied')) return 'denied';
  if (states.every((state) => state === undefined)) return undefined;
  return states.every((state) => state === 'granted') ? 'granted' : 'pending';
}

/**
 * Follows Google's Consent Mode: the `gtag('consent', …)` commands on the page's data layer, those that are there and those to come. A
 * default that denies means that the shopper has not answered, and so pending; an update that denies means denied. A purpose of which no
 * command speaks stays as it is. What cannot be read grants nothing. A default that grants with `wait_for_update` does so when that time is over or an update comes:
 * until then Google's tags wait for the platform, which may know of a refusal.
 *
 * A push is heard in the same turn, after gtag.js, so that nothing goes out between a refusal and its hearing.
 *
 * @example
 * const analytics = createChatAnalytics({
 *   sources: [autochat()],
 *   sinks: [ga4()],
 *   consent: {},
 * });
 * followConsentMode(analytics);
 */
export function followConsentMode(chat: ConsentHolder, options: ConsentModeOptions = {}): Stop {
  const { dataLayer = 'dataLayer', region = '', signals, unset, window } = readOptions<ConsentModeOptions>('followConsentMode', options, {
    dataLayer: 'string',
    region: 'string',
    signals: 'lists by purpose',
    unset: 'granted',
    window: 'window',
  });
  const found = findWindow(window);
  if (!found) return () => undefined;
  const page = found;
  const needed: Readonly<Record<keyof ConsentSnapshot, readonly string[]>> = {
    analytics: signals?.analytics ?? ['analytics_storage'],
    advertising: signals?.advertising ?? ['ad_storage', 'ad_user_data'],
  };
  const known = new Map([...needed.analytics, ...needed.advertising].map((name) => [name, createSignal(region.toUpperCase())]));

  /** The signals of which any command has spoken. */
  const heard = new Set<string>();
  /** Runs as long as a default has Google's tags wait for the consent platform, which may know an answer already. */
  let timer: number | undefined;

  /** Whether a command ends the wait for the platform. What it does not name is as by default then. */
  function endsWait(action: unknown, states: Record<string, unknown>): boolean {
    const { wait_for_update: wait } = states;
    if (action === 'default' && isWaitable(wait)) {
      page.clearTimeout(timer);
      timer = page.setTimeout(() => {
        timer = undefined;
        tell(heard);
      }, Math.min(Number(wait), longest));
    }
    if (action !== 'update' || timer === undefined) return false;
    page.clearTimeout(timer);
    timer = undefined;
    return true;
  }

  /** Takes a command in, and returns the signals it spoke of. */
  function read([command, action, states]: readonly unknown[]): string[] {
    if (command !== 'consent' || !isRecord(states)) return [];
    const spoken = [...known.keys()].filter((name) => states[name] !== undefined);
    for (const name of spoken) {
      heard.add(name);
      known.get(name)?.command(action, states[name], states.region);
    }
    return endsWait(action, states) ? [...heard] : spoken;
  }

  /** Passes on what these signals have come to. */
  function tell(spoken: ReadonlySet<string>): void {
    const change: { -readonly [Purpose in keyof ConsentSnapshot]?: ConsentState } = {};
    for (const purpose of consentPurposes) {
      const state = combine(needed[purpose].map((name) => known.get(name)?.state(timer !== undefined) ?? unset));
      if (state && needed[purpose].some((name) => spoken.has(name))) change[purpose] = state;
    }
    if (change.analytics ?? change.advertising) chat.consent.update(change);
  }

  const stop = followDataLayer(page, dataLayer, (commands) => {
    const spoken = new Set<string>();
    for (const command of commands) {
      try {
        for (const name of read(Array.from(command))) spoken.add(name);
      } catch {
        // A command that cannot be looked at must not hide those behind it.
      }
    }
    tell(spoken);
  });
  return () => {
    page.clearTimeout(timer);
    stop();
  };
}
