import type { ConsentOption } from './consent.js';
import type { ChatEvent } from './event.js';
import type { Issue } from './issues.js';
import { checkOptions, type OptionProblem } from './options.js';
import type { RedactOptions } from './redact.js';
import type { Sink } from './sink.js';
import type { Source } from './source.js';

/** Where events wait between two pages: per tab, for all tabs of the site, or nowhere. */
export type StorageOption = 'session' | 'local' | 'none';

/** What {@link createChatAnalytics} is told. */
export interface ChatAnalyticsOptions {
  /** The vendors to hear, e.g. `[autochat()]`. */
  readonly sources: readonly Source[];
  /** The destinations, e.g. `[ga4(), meta()]`. */
  readonly sinks: readonly Sink[];
  /**
   * What the shopper allows at the start. Required, so that nobody is granted by a typo: `'not_required'`, or a state per purpose, of
   * which those not named are `pending`. Change it with `consent.update`.
   */
  readonly consent: ConsentOption;
  /** Sees every event first: returns it, a changed one, or `null` to leave it out. Where it throws the event is rejected. */
  readonly beforeEvent?: (event: ChatEvent) => ChatEvent | null;
  /** What is hidden in texts, choices and addresses. Default: e-mail addresses, numbers of phones and cards, and the like; `false` hides nothing. */
  readonly redact?: RedactOptions | false;
  /**
   * Where events wait when the shopper leaves: `session` (default) for the next page of the same tab, `local` for the next page of any tab,
   * `none` nowhere. Events whose purpose is not granted are never stored.
   */
  readonly storage?: StorageOption;
  /**
   * Bounds per sink. `held`: the most events that may wait, 2,000 by default; the oldest are dropped and counted. `stored`: the most that
   * go to the next page, 1,000 by default: the latest. Ten times as many as may wait may be with a sink that has not answered.
   */
  readonly limits?: { readonly held?: number; readonly stored?: number };
  /** Told once of every kind of problem. */
  readonly onIssue?: (issue: Issue) => void;
  /** Whether every issue appears in the console. Default: on localhost, in the build for development. Mistakes in options and consent, which that build finds, always do. */
  readonly debug?: boolean;
  /** The window to live in. Default: the global one; where there is none, as on a server, nothing happens. */
  readonly window?: Window;
}

/** The options with their defaults, and what was wrong with them. */
export interface Settings extends Pick<ChatAnalyticsOptions, 'beforeEvent' | 'onIssue' | 'debug'> {
  readonly sources: readonly Source[];
  readonly sinks: readonly Sink[];
  readonly consent: ConsentOption | undefined;
  readonly redact: RedactOptions | false;
  readonly storage: StorageOption;
  readonly limits: { readonly held: number; readonly stored: number };
  readonly window: Window | undefined;
  readonly problems: readonly OptionProblem[];
}

export function readOptions(given: unknown): Settings {
  const where = 'createChatAnalytics';
  const problems: OptionProblem[] = [];
  const rule = 'positive number';
  const options: Partial<ChatAnalyticsOptions> =
    process.env.NODE_ENV === 'production'
      ? (given ?? {})
      : checkOptions<ChatAnalyticsOptions>(
          where,
          given,
          {
            sources: 'array',
            sinks: 'array',
            consent: 'any',
            beforeEvent: 'function',
            redact: 'object|false',
            storage: 'session|local|none',
            limits: 'object',
            onIssue: 'function',
            debug: 'boolean',
            window: 'window',
          },
          problems,
        );
  const { redact = {}, limits = {}, storage = 'session', window = (globalThis as { window?: Window }).window } = options;

  // Not spread over the defaults: what is undefined is left out.
  const { held = 2000, stored = 1000 }: Partial<Settings['limits']> = { ...(process.env.NODE_ENV === 'production' ? limits : checkOptions<Settings['limits']>(`${where}.limits`, limits, { held: rule, stored: rule }, problems)) };

  /** Leaves out what is none, such as a factory that was not called. */
  function usable<T extends object>(option: 'sources' | 'sinks', method: keyof T, list: readonly T[] | undefined): readonly T[] {
    return Array.from(list ?? []).filter((entry: T | undefined, index) => {
      const fine = typeof entry?.[method] === 'function';
      if (process.env.NODE_ENV !== 'production' && !fine) problems.push({ code: 'bad_option', where: `${where}.${option}.${index}`, detail: `must have ${String(method)}()` });
      return fine;
    });
  }

  return {
    consent: undefined,
    ...options,
    storage,
    window,
    problems,
    sources: usable('sources', 'start', options.sources),
    sinks: usable('sinks', 'send', options.sinks),
    limits: { held, stored },
    // Nothing but a plain no lets personal data pass.
    redact: redact === false ? redact : process.env.NODE_ENV === 'production' ? { ...redact } : checkOptions<RedactOptions>(`${where}.redact`, redact, { patterns: 'array' }, problems),
  };
}
