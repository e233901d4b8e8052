import { createGtagConsent } from './gtag-consent.js';
import { copyParameters, serialiseParameters, type GtagHitParameters } from './gtag-serialise.js';
import { isPlainObject } from './plain-object.js';
import { createTokenBucket } from './token-bucket.js';

/** An event on the wire: its name, Consent Mode's `gcs` once the page has used Consent Mode, and the parameters. */
export type GtagHit = { readonly en: string; readonly gcs?: string } & GtagHitParameters;

/** What became of an event that reached the running library. */
export interface GtagCall {
  readonly en: string;
  /**
   * `sent`: on the wire. `limited`: lost, the page had used up its events. `unmatched`: lost, its `send_to` names no stream of the page.
   * `dropped`: lost, its name begins with `_`.
   */
  readonly outcome: 'sent' | 'limited' | 'unmatched' | 'dropped';
}

/** What the library has around it. */
export interface GtagSurroundings {
  readonly measurementId: string;
  readonly redactEmails: boolean;
  /** The window's clock, in milliseconds. */
  readonly now: () => number;
  /** Calls back soon, unless the page is left before. */
  readonly soon: (callback: () => void) => void;
  readonly send: (hit: GtagHit) => void;
  readonly seen: (call: GtagCall) => void;
}

function isArguments(item: unknown): item is ArrayLike<unknown> {
  return Object.prototype.toString.call(item) === '[object Arguments]';
}

/**
 * The library on one page. The answer takes what is pushed on `dataLayer`: `arguments` objects are commands, the rest is ignored.
 *
 * Recorded: a bucket of 20 events per page, refilled at 5 a second, which the `page_view` of a `config` draws on too: of 30 events
 * queued on the stub 19 arrive, of 15 all 15. Inferred: that the refill is even, and that only an event that has passed every other
 * check takes a token.
 */
export function createGtagRuntime({ measurementId, redactEmails, now, soon, send, seen }: GtagSurroundings): (item: unknown) => void {
  const bucket = createTokenBucket({ capacity: 20, perSecond: 5, now });
  const consent = createGtagConsent();
  let configured = false;

  function outcomeOf(name: string, sendTo: unknown): GtagCall['outcome'] {
    if (name.startsWith('_')) return 'dropped';
    // Inferred: an event before any `config` has no stream to go to either.
    const targets: unknown[] = Array.isArray(sendTo) ? sendTo : [sendTo ?? 'default'];
    if (!configured || !targets.some((target) => target === measurementId || target === 'default')) return 'unmatched';
    return bucket.take() ? 'sent' : 'limited';
  }

  function event(args: readonly unknown[]): void {
    const [, name, given] = args;
    const parameters = given ?? {};
    // One argument too many and the call is no event: no hit (recorded) and no callback (inferred).
    if (typeof name !== 'string' || args.length > 3 || !isPlainObject(parameters)) return;
    const model = copyParameters(parameters);
    const outcome = outcomeOf(name, model.send_to);
    if (outcome === 'sent') {
      const gcs = consent.gcs();
      send({ en: name, ...(gcs === undefined ? {} : { gcs }), ...serialiseParameters(model, redactEmails) });
    }
    seen({ en: name, outcome });
    callBack(model.event_callback, measurementId);
  }

  /** `event_callback` is not delivery: it is called for events that the limiter took, too. When exactly is not recorded. */
  function callBack(callback: unknown, argument: string): void {
    if (typeof callback === 'function') soon(() => void Reflect.apply(callback, undefined, [argument]));
  }

  return (item) => {
    if (!isArguments(item)) return;
    const args: unknown[] = Array.from(item);
    const [command, first, second, third] = args;
    if (command === 'event') event(args);
    else if (command === 'consent') consent.command(first, second);
    else if (command === 'config' && first === measurementId) {
      configured = true;
      // The page_view is not written down: the recordings leave it out. What counts is the token that it takes.
      if (!isPlainObject(second) || second.send_page_view !== false) bucket.take();
    } else if (command === 'get' && first === measurementId && second === 'client_id') callBack(third, '1234567890.1234567890');
  };
}
