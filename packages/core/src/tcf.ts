import type { ConsentSnapshot, ConsentState } from './consent.js';
import { consentPurposes, findWindow, readOptions, type ConsentHolder, type ConsentPurpose, type PerPurpose } from './follow-consent.js';
import { isRecord } from './options.js';
import type { Stop } from './source.js';

export type { ConsentHolder, PerPurpose } from './follow-consent.js';

/** Options of {@link followTcf}. */
export interface TcfOptions {
  /**
   * The TCF purposes that a purpose of ours needs consent to, all of them. Default for analytics 1 (store and access information on a device),
   * 8 (measure content performance) and 9 (understand audiences through statistics); for advertising 1, 3 (create profiles for personalised
   * advertising), 4 (use them) and 7 (measure advertising performance). An empty list leaves the purpose alone. Source of the numbers:
   * IAB Europe, TCF Policies, appendix A.
   */
  readonly purposes?: PerPurpose<readonly number[]>;
  /** The vendors of the Global Vendor List that need consent besides, all of them and without a restriction of the publisher's, e.g. 755 for Google. Default none. */
  readonly vendors?: PerPurpose<readonly number[]>;
  /** The window to live in. Default: the global one; where there is none, as on a server, nothing happens. */
  readonly window?: Window;
}

/** How soon to look for the platform again: at first often, at last seldom; and for how long. Milliseconds. */
const firstLook = 50;
const lastLook = 1000;
const patience = 60_000;

type Api = (command: string, version: 2, callback: (...answer: unknown[]) => void, parameter?: unknown) => void;

function findApi(page: Window): Api | undefined {
  const api: unknown = Reflect.get(page, '__tcfapi');
  // Of any type: what it does is guarded.
  return typeof api === 'function' ? (api as Api) : undefined;
}

/** Runs what must not disturb the host. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // A platform that throws has granted nothing.
  }
}

/**
 * Whether the shopper has answered, and how. Source: IAB Tech Lab, CMP API v2: `tcloaded` means that there is a valid answer from before,
 * `useractioncomplete` a new one; a `gdprApplies` that is neither true nor false is not known yet; a string that is not service-specific is
 * invalid; a platform in the state `error` answers nothing.
 */
function readAnswer(data: Record<string, unknown>): 'does not apply' | 'shown' | 'answered' | 'unanswered' {
  const { gdprApplies, eventStatus, tcString, isServiceSpecific, cmpStatus, purpose } = data;
  if (cmpStatus === 'error') return 'unanswered';
  if (gdprApplies === false) return 'does not apply';
  if (eventStatus === 'cmpuishown') return 'shown';
  const answered = (eventStatus === 'tcloaded' || eventStatus === 'useractioncomplete') && gdprApplies === true && isServiceSpecific !== false;
  return answered && typeof tcString === 'string' && tcString && isRecord(purpose) && isRecord(purpose.consents) ? 'answered' : 'unanswered';
}

/** Whether all of the ids have consent. Legitimate interest is none. */
function consented(group: unknown, ids: readonly number[]): boolean {
  const consents = isRecord(group) && isRecord(group.consents) ? group.consents : {};
  return ids.every((id) => consents[id] === true);
}

/**
 * Whether the publisher forbids one of these vendors one of these purposes (0), or lets it rest on legitimate interest alone (2). Source: IAB Tech Lab, CMP API v2,
 * `publisher.restrictions`.
 */
function restricted(publisher: unknown, purposes: readonly number[], vendors: readonly number[]): boolean {
  const restrictions = isRecord(publisher) && isRecord(publisher.restrictions) ? publisher.restrictions : {};
  return purposes.some((purpose) => vendors.some((vendor) => [0, 2].includes((restrictions[purpose] as Record<number, number> | undefined)?.[vendor] ?? 1)));
}

/**
 * Follows a consent platform that speaks the IAB's Transparency and Consent Framework, by `__tcfapi`. As long as the shopper has not answered
 * consent is pending; an answer grants or denies; where the GDPR does not apply everything is granted. A platform that is missing, throws or
 * says what cannot be read grants nothing. It may come late: it is looked for for a minute.
 *
 * @example
 * const analytics = createChatAnalytics({
 *   sources: [autochat()],
 *   sinks: [meta()],
 *   consent: {},
 * });
 * followTcf(analytics);
 */
export function followTcf(chat: ConsentHolder, options: TcfOptions = {}): Stop {
  const { purposes, vendors, window } = readOptions<TcfOptions>('followTcf', options, { purposes: 'lists by purpose', vendors: 'lists by purpose', window: 'window' });
  const found = findWindow(window);
  if (!found) return () => undefined;
  const page = found;
  const needed: Readonly<Record<ConsentPurpose, readonly number[]>> = { analytics: purposes?.analytics ?? [1, 8, 9], advertising: purposes?.advertising ?? [1, 3, 4, 7] };
  const ids = new Set();
  /** The API that was asked last. The platform may put its own in the place of its stub. */
  let asked: Api | undefined;
  /** Whether the platform itself has spoken, and not only its stub. */
  let spoken = false;
  let decided = false;
  let stopped = false;
  let delay = firstLook;
  let waited = 0;
  let timer: number | undefined;

  function stateOf(purpose: ConsentPurpose, answer: ReturnType<typeof readAnswer>, data: Record<string, unknown>): ConsentState {
    if (answer === 'does not apply') return 'granted';
    if (answer !== 'answered') return 'pending';
    const who = vendors?.[purpose] ?? [];
    return consented(data.purpose, needed[purpose]) && consented(data.vendor, who) && !restricted(data.publisher, needed[purpose], who) ? 'granted' : 'denied';
  }

  function take(data: Record<string, unknown>): void {
    const answer = readAnswer(data);
    spoken ||= answer !== 'unanswered';
    // Who looks at the settings again has not taken an answer back.
    if (answer === 'shown' && decided) return;
    const change: { -readonly [Purpose in keyof ConsentSnapshot]?: ConsentState } = {};
    for (const purpose of consentPurposes) if (needed[purpose].length) change[purpose] = stateOf(purpose, answer, data);
    decided = answer === 'answered';
    chat.consent.update(change);
  }

  function forget(id: unknown): void {
    attempt(() => findApi(page)?.('removeEventListener', 2, () => undefined, id));
  }

  function hear(data: unknown, success: unknown): void {
    attempt(() => {
      const readable = success === true && isRecord(data) ? data : {};
      try {
        const { listenerId } = readable;
        if (stopped) forget(listenerId);
        else if (listenerId !== undefined) ids.add(listenerId);
        if (!stopped) take(readable);
      } catch {
        take({});
      }
    });
  }

  function look(): void {
    if (spoken) return;
    attempt(() => {
      const api = findApi(page);
      if (!api || api === asked) return;
      asked = api;
      api('addEventListener', 2, hear);
    });
    if (stopped || waited >= patience) return;
    timer = page.setTimeout(look, delay);
    waited += delay;
    delay = Math.min(delay * 1.5, lastLook);
  }

  look();
  return () => {
    stopped = true;
    page.clearTimeout(timer);
    ids.forEach(forget);
    ids.clear();
  };
}
